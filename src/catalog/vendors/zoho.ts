import type { StandardObject } from './standard.ts';

const BY = 'Owner Created_By Modified_By Layout Tag Territory Record_Status__s Locked__s';
const WHEN = 'Created_Time Modified_Time Last_Activity_Time';
const ADDRESS = 'Billing_Street Billing_City Billing_State Billing_Code Billing_Country Shipping_Street Shipping_City Shipping_State Shipping_Code Shipping_Country';

/**
 * Zoho CRM's standard modules and fields by their API names:
 * https://www.zoho.com/crm/developer/docs/api/v7/modules-api.html, https://www.zoho.com/crm/help/api/modules-fields.html.
 * Addresses of accounts, quotes and orders are an organisation's.
 */
export const ZOHO: readonly StandardObject[] = [
  {
    names: ['Contact', 'Contacts'],
    subject: 'contact',
    fields: {
      id: 'id',
      lookup: `${BY} Account_Name Vendor_Name Reporting_To`,
      'string person.full_name': 'Full_Name',
      'string person.given_name': 'First_Name',
      'string person.family_name': 'Last_Name',
      'email contact.email': 'Email Secondary_Email',
      'phone contact.phone': 'Phone Mobile Home_Phone Other_Phone Fax Asst_Phone',
      'string person.full_name/low': 'Assistant',
      'date birth.date': 'Date_of_Birth',
      'string contact.address': 'Mailing_Street Mailing_City Other_Street Other_City',
      'string contact.address/low': 'Mailing_State Mailing_Country Other_State Other_Country',
      'string contact.postal_code': 'Mailing_Zip Other_Zip',
      'string contact.sns': 'Twitter Skype_ID',
      'string employment.job': 'Title Department',
      'textarea comm.content': 'Description',
      picklist: 'Salutation Lead_Source Data_Source Unsubscribed_Mode Enrich_Status__s',
      string: 'Record_Image Visitor_Score',
      boolean: 'Email_Opt_Out',
      datetime: `${WHEN} Unsubscribed_Time First_Visited_Time Last_Visited_Time`,
    },
  },
  {
    names: ['Lead', 'Leads'],
    subject: 'lead',
    fields: {
      id: 'id',
      lookup: `${BY} Converted_Account Converted_Contact Converted_Deal`,
      'string person.full_name': 'Full_Name',
      'string person.given_name': 'First_Name',
      'string person.family_name': 'Last_Name',
      'email contact.email': 'Email Secondary_Email',
      'phone contact.phone': 'Phone Mobile Fax',
      'string contact.address': 'Street City',
      'string contact.address/low': 'State Country',
      'string contact.postal_code': 'Zip_Code',
      'string contact.sns': 'Twitter Skype_ID',
      'string employment.job': 'Designation Company',
      'textarea comm.content': 'Description',
      picklist: 'Salutation Lead_Source Lead_Status Industry Rating Data_Source Unsubscribed_Mode Enrich_Status__s',
      currency: 'Annual_Revenue',
      integer: 'No_of_Employees Lead_Conversion_Time',
      string: 'Website Record_Image Visitor_Score',
      boolean: 'Email_Opt_Out Converted__s',
      datetime: `${WHEN} Unsubscribed_Time Converted_Date_Time`,
    },
  },
  { names: ['Account', 'Accounts'], fields: { id: 'id', lookup: `${BY} Parent_Account`, string: `Account_Name Account_Number Account_Site Website Ticker_Symbol SIC_Code Record_Image ${ADDRESS}`, phone: 'Phone Fax', picklist: 'Account_Type Industry Ownership Rating Enrich_Status__s', currency: 'Annual_Revenue', integer: 'Employees', textarea: 'Description', datetime: WHEN } },
  { names: ['Deal', 'Deals', 'Potential', 'Potentials'], fields: { id: 'id', lookup: `${BY} Account_Name Contact_Name Campaign_Source Pipeline`, string: 'Deal_Name Next_Step', picklist: 'Stage Type Lead_Source Reason_For_Loss__s Deal_Category_Status', currency: 'Amount Expected_Revenue', integer: 'Probability Lead_Conversion_Time Sales_Cycle_Duration Overall_Sales_Duration', textarea: 'Description', datetime: `${WHEN} Closing_Date` } },
  { names: ['Vendor', 'Vendors'], fields: { id: 'id', lookup: BY, string: 'Vendor_Name Website Category GL_Account Street City State Zip_Code Country', phone: 'Phone', email: 'Email', textarea: 'Description', boolean: 'Email_Opt_Out', datetime: WHEN } },
  {
    names: ['Case', 'Cases'],
    subject: 'customer',
    fields: { id: 'id', lookup: `${BY} Account_Name Deal_Name Product_Name Related_To`, 'email contact.email': 'Email', 'phone contact.phone': 'Phone', 'string person.full_name': 'Reported_By', 'textarea comm.content': 'Description Internal_Comments Add_Comment Comments', string: 'Case_Number Subject', textarea: 'Solution', picklist: 'Status Priority Type Case_Origin Case_Reason', integer: 'No_of_comments', datetime: WHEN },
  },
  { names: ['Task', 'Tasks'], fields: { id: 'id', lookup: `${BY} Who_Id What_Id`, string: 'Subject', 'textarea comm.content': 'Description', picklist: 'Status Priority', datetime: `${WHEN} Due_Date Closed_Time Remind_At Recurring_Activity`, boolean: 'Send_Notification_Email' } },
  { names: ['Event', 'Events', 'Meeting', 'Meetings'], fields: { id: 'id', lookup: `${BY} Who_Id What_Id`, string: 'Event_Title Venue Check_In_Address Check_In_City Check_In_State Check_In_Country', 'textarea comm.content': 'Description', 'jsonarray contact.email': 'Participants', boolean: 'All_day', datetime: `${WHEN} Start_DateTime End_DateTime Check_In_Time Remind_At Recurring_Activity` } },
  { names: ['Call', 'Calls'], subject: 'contact', fields: { id: 'id', lookup: `${BY} Who_Id What_Id`, string: 'Subject Call_Purpose Call_Type Call_Result Call_Status Outgoing_Call_Status Call_Agenda Caller_ID', 'phone contact.phone': 'Dialled_Number', 'textarea comm.content': 'Description', 'url comm.content': 'Voice_Recording__s', integer: 'Call_Duration Call_Duration_in_seconds', datetime: `${WHEN} Call_Start_Time` } },
  { names: ['Note', 'Notes'], fields: { id: 'id', lookup: `${BY} Parent_Id`, string: 'Note_Title', 'textarea comm.content': 'Note_Content', datetime: WHEN } },
  {
    names: ['User', 'Users'],
    subject: 'employee',
    fields: { id: 'id zuid', lookup: 'role profile Reporting_To created_by Modified_By', 'string person.full_name': 'full_name alias', 'string person.given_name': 'first_name', 'string person.family_name': 'last_name', 'email contact.email': 'email', 'phone contact.phone': 'phone mobile fax', 'date birth.date': 'dob', 'string contact.address': 'street city', 'string contact.address/low': 'state country', 'string contact.postal_code': 'zip', string: 'locale language time_zone date_format time_format country_locale status website signature', datetime: 'created_time Modified_Time', boolean: 'confirm Isonline personal_account' },
  },
  { names: ['Product', 'Products'], fields: { id: 'id', lookup: `${BY} Vendor_Name Handler`, string: 'Product_Name Product_Code Manufacturer', picklist: 'Product_Category Usage_Unit Tax', currency: 'Unit_Price Commission_Rate', double: 'Qty_in_Stock Qty_in_Demand Qty_Ordered Reorder_Level', textarea: 'Description', boolean: 'Product_Active Taxable', datetime: `${WHEN} Sales_Start_Date Sales_End_Date Support_Start_Date Support_Expiry_Date` } },
  { names: ['Campaign', 'Campaigns'], fields: { id: 'id', lookup: `${BY} Parent_Campaign`, string: 'Campaign_Name', picklist: 'Type Status', currency: 'Budgeted_Cost Actual_Cost Expected_Revenue', integer: 'Num_sent Expected_Response', textarea: 'Description', datetime: `${WHEN} Start_Date End_Date` } },
  { names: ['Quote', 'Quotes'], fields: { id: 'id', lookup: `${BY} Account_Name Contact_Name Deal_Name`, string: `Quote_Number Subject Team Carrier ${ADDRESS}`, picklist: 'Quote_Stage', currency: 'Grand_Total Sub_Total Tax Discount Adjustment', subform: 'Quoted_Items Product_Details', textarea: 'Description Terms_and_Conditions', datetime: `${WHEN} Valid_Till` } },
  { names: ['Sales_Order', 'Sales_Orders', 'SalesOrders'], fields: { id: 'id', lookup: `${BY} Account_Name Contact_Name Deal_Name Quote_Name`, string: `SO_Number Subject Purchase_Order Customer_No Pending Carrier ${ADDRESS}`, picklist: 'Status', currency: 'Grand_Total Sub_Total Tax Discount Adjustment Excise_Duty Sales_Commission', subform: 'Ordered_Items Product_Details', textarea: 'Description Terms_and_Conditions', datetime: `${WHEN} Due_Date` } },
  { names: ['Purchase_Order', 'Purchase_Orders', 'PurchaseOrders'], fields: { id: 'id', lookup: `${BY} Vendor_Name Contact_Name`, string: `PO_Number Subject Requisition_No Tracking_Number Carrier ${ADDRESS}`, picklist: 'Status', currency: 'Grand_Total Sub_Total Tax Discount Adjustment Excise_Duty', subform: 'Purchase_Items Product_Details', textarea: 'Description Terms_and_Conditions', datetime: `${WHEN} PO_Date Due_Date` } },
  { names: ['Invoice', 'Invoices'], fields: { id: 'id', lookup: `${BY} Account_Name Contact_Name Deal_Name__s Sales_Order`, string: `Invoice_Number Subject Purchase_Order ${ADDRESS}`, picklist: 'Status', currency: 'Grand_Total Sub_Total Tax Discount Adjustment Excise_Duty Sales_Commission', subform: 'Invoiced_Items Product_Details', textarea: 'Description Terms_and_Conditions', datetime: `${WHEN} Invoice_Date Due_Date` } },
];
