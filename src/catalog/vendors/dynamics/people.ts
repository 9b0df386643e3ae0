import type { StandardObject } from '../standard.ts';
import { BY, WHEN } from './columns.ts';

const numbered = (count: number, ...parts: readonly string[]): string => Array.from({ length: count }, (_, at) => parts.map((part) => `address${at + 1}_${part}`).join(' ')).join(' ');

/** The addresses of a person: one to three of them, each a group of columns. */
const addressesOf = (count: number): StandardObject['fields'] => ({
  'string contact.address': numbered(count, 'composite', 'line1', 'line2', 'line3', 'city', 'postofficebox'),
  'string contact.address/low': numbered(count, 'stateorprovince', 'county', 'country', 'name'),
  'string contact.postal_code': numbered(count, 'postalcode'),
  'double location.precise': numbered(count, 'latitude', 'longitude'),
});
/** What stands beside an address and tells nothing. */
const addressNotes = (count: number): string => numbered(count, 'addressid', 'addresstypecode', 'shippingmethodcode', 'freighttermscode', 'upszone', 'utcoffset', 'primarycontactname');
const addressPhones = (count: number): string => numbered(count, 'telephone1', 'telephone2', 'telephone3', 'fax');
const ALLOWED = 'donotbulkemail donotbulkpostalmail donotemail donotfax donotphone donotpostalmail donotsendmm followemail marketingonly creditonhold merged participatesinworkflow isbackofficecustomer isprivate confirminterest decisionmaker evaluatefit isautocreate';

/**
 * Dataverse's tables of people and what they belong to, by logical names: Dataverse table reference,
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/contact, and the
 * Common Data Model, https://github.com/microsoft/CDM (schemaDocuments/core/applicationCommon). Addresses
 * and telephones of an account are an organisation's. Other names are those of entity sets.
 */
export const PEOPLE: readonly StandardObject[] = [
  {
    names: ['contact', 'contacts'],
    subject: 'contact',
    fields: {
      uniqueidentifier: `contactid entityimageid processid stageid ${addressNotes(3)}`,
      lookup: `accountid parentcustomerid parentcontactid masterid preferredsystemuserid preferredequipmentid preferredserviceid transactioncurrencyid defaultpricelevelid originatingleadid slaid slainvokedid ${BY}`,
      'string person.full_name': 'fullname',
      'string person.given_name': 'firstname middlename',
      'string person.family_name': 'lastname',
      'string person.name_kana': 'yomifullname yomifirstname yomimiddlename yomilastname',
      'string person.full_name/low': 'nickname assistantname managername',
      'string contact.email': 'emailaddress1 emailaddress2 emailaddress3',
      'string contact.phone': `telephone1 telephone2 telephone3 mobilephone business2 home2 callback company pager fax assistantphone managerphone ${addressPhones(3)}`,
      ...addressesOf(3),
      'datetime birth.date': 'birthdate',
      'picklist demographic.gender': 'gendercode',
      'picklist demographic.marital_family': 'familystatuscode haschildrencode',
      'string demographic.marital_family': 'spousesname childrensnames numberofchildren',
      'string gov_id.national_id': 'governmentid',
      'money finance.income': 'annualincome annualincome_base',
      'money finance.credit': 'creditlimit creditlimit_base',
      'string employment.job': 'jobtitle department employeeid',
      'string comm.content': 'description',
      string: 'salutation suffix externaluseridentifier traversedpath websiteurl ftpsiteurl',
      picklist: 'accountrolecode customersizecode customertypecode educationcode leadsourcecode paymenttermscode preferredappointmentdaycode preferredappointmenttimecode preferredcontactmethodcode shippingmethodcode territorycode statecode statuscode',
      boolean: ALLOWED,
      money: 'aging30 aging60 aging90 aging30_base aging60_base aging90_base exchangerate onholdtime',
      datetime: `anniversary lastusedincampaign lastonholdtime ${WHEN}`,
    },
    onDemand: { 'string person.username': 'adx_identity_username', 'string auth.credential/high': 'adx_identity_passwordhash adx_identity_securitystamp' },
  },
  {
    names: ['lead', 'leads'],
    subject: 'lead',
    fields: {
      uniqueidentifier: `leadid entityimageid processid stageid ${addressNotes(2)}`,
      lookup: `accountid contactid customerid parentaccountid parentcontactid masterid campaignid relatedobjectid originatingcaseid qualifyingopportunityid transactioncurrencyid slaid slainvokedid ${BY}`,
      'string person.full_name': 'fullname',
      'string person.given_name': 'firstname middlename',
      'string person.family_name': 'lastname',
      'string person.name_kana': 'yomifullname yomifirstname yomimiddlename yomilastname',
      'string contact.email': 'emailaddress1 emailaddress2 emailaddress3',
      'string contact.phone': `telephone1 telephone2 telephone3 mobilephone pager fax ${addressPhones(2)}`,
      ...addressesOf(2),
      'string employment.job': 'jobtitle companyname yomicompanyname',
      'string comm.content': 'description qualificationcomments',
      string: 'subject salutation sic traversedpath websiteurl',
      picklist: 'budgetstatus industrycode initialcommunication leadqualitycode leadsourcecode need preferredcontactmethodcode prioritycode purchaseprocess purchasetimeframe salesstage salesstagecode statecode statuscode',
      boolean: ALLOWED,
      money: 'budgetamount budgetamount_base estimatedamount estimatedamount_base estimatedvalue revenue revenue_base numberofemployees exchangerate onholdtime',
      datetime: `estimatedclosedate schedulefollowup_prospect schedulefollowup_qualify lastusedincampaign lastonholdtime ${WHEN}`,
    },
  },
  {
    names: ['account', 'accounts'],
    fields: {
      uniqueidentifier: `accountid entityimageid processid stageid ${addressNotes(2)}`,
      lookup: `primarycontactid parentaccountid masterid preferredsystemuserid preferredequipmentid preferredserviceid territoryid transactioncurrencyid defaultpricelevelid originatingleadid slaid slainvokedid ${BY}`,
      string: `name yominame accountnumber description sic stockexchange tickersymbol traversedpath websiteurl ftpsiteurl primarysatoriid primarytwitterid emailaddress1 emailaddress2 emailaddress3 telephone1 telephone2 telephone3 fax ${addressPhones(2)} ${Object.values(addressesOf(2)).join(' ')}`,
      picklist: 'accountcategorycode accountclassificationcode accountratingcode businesstypecode customersizecode customertypecode industrycode ownershipcode paymenttermscode preferredappointmentdaycode preferredappointmenttimecode preferredcontactmethodcode shippingmethodcode territorycode statecode statuscode',
      boolean: ALLOWED,
      money: 'revenue revenue_base marketcap marketcap_base creditlimit creditlimit_base aging30 aging60 aging90 aging30_base aging60_base aging90_base openrevenue openrevenue_base opendeals numberofemployees sharesoutstanding exchangerate onholdtime',
      datetime: `lastusedincampaign lastonholdtime opendeals_date openrevenue_date ${WHEN}`,
    },
  },
  {
    names: ['systemuser', 'systemusers'],
    subject: 'employee',
    fields: {
      uniqueidentifier: `systemuserid organizationid azureactivedirectoryobjectid applicationid entityimageid processid stageid ${addressNotes(2)}`,
      lookup: `businessunitid parentsystemuserid calendarid queueid territoryid positionid siteid transactioncurrencyid defaultmailbox mobileofflineprofileid ${BY}`,
      'string person.full_name': 'fullname',
      'string person.given_name': 'firstname middlename',
      'string person.family_name': 'lastname',
      'string person.name_kana': 'yomifullname yomifirstname yomimiddlename yomilastname',
      'string person.username': 'domainname nickname windowsliveid yammeruserid',
      'string contact.email': 'internalemailaddress personalemailaddress mobilealertemail yammeremailaddress sharepointemailaddress',
      'string contact.phone': `mobilephone homephone ${addressPhones(2)}`,
      ...addressesOf(2),
      'string gov_id.national_id': 'governmentid',
      'string employment.job': 'title jobtitle employeeid skills',
      'url biometric/low': 'photourl',
      string: 'salutation disabledreason traversedpath defaultodbfoldername applicationiduri',
      picklist: 'preferredemailcode preferredphonecode preferredaddresscode incomingemaildeliverymethod outgoingemaildeliverymethod accessmode invitestatuscode emailrouteraccessapproval caltype userlicensetype',
      boolean: 'isdisabled displayinserviceviews setupuser isintegrationuser defaultfilterspopulated islicensed issyncwithdirectory isemailaddressapprovedbyo365admin',
      integer: 'passporthi passportlo identityid exchangerate',
      datetime: WHEN,
    },
  },
  {
    names: ['customeraddress', 'customeraddresses'],
    subject: 'customer',
    fields: {
      uniqueidentifier: 'customeraddressid',
      lookup: `parentid transactioncurrencyid ${BY}`,
      'string person.full_name': 'primarycontactname',
      'string contact.address': 'composite line1 line2 line3 city postofficebox',
      'string contact.address/low': 'stateorprovince county country',
      'string contact.postal_code': 'postalcode',
      'string contact.phone': 'telephone1 telephone2 telephone3 fax',
      'double location.precise': 'latitude longitude',
      string: 'name upszone',
      picklist: 'addresstypecode freighttermscode shippingmethodcode objecttypecode parentidtypecode',
      integer: 'addressnumber utcoffset exchangerate',
      datetime: WHEN,
    },
  },
  {
    names: ['campaignresponse', 'campaignresponses'],
    subject: 'customer',
    fields: { uniqueidentifier: 'activityid', lookup: `regardingobjectid customer partner from originatingactivityid transactioncurrencyid ${BY}`, 'string person.given_name': 'firstname', 'string person.family_name': 'lastname', 'string person.name_kana': 'yomifirstname yomilastname', 'string contact.email': 'emailaddress', 'string contact.phone': 'telephone fax', 'string comm.content': 'description', string: 'subject companyname yomicompanyname promotioncodename', picklist: 'channeltypecode responsecode statecode statuscode prioritycode', datetime: `receivedon ${WHEN}` },
  },
  { names: ['team', 'teams'], fields: { uniqueidentifier: 'teamid organizationid', lookup: `businessunitid administratorid queueid teamtemplateid regardingobjectid transactioncurrencyid ${BY}`, string: 'name yominame description emailaddress', picklist: 'teamtype', boolean: 'isdefault systemmanaged', datetime: WHEN } },
  { names: ['businessunit', 'businessunits'], fields: { uniqueidentifier: `businessunitid organizationid ${addressNotes(2)}`, lookup: `parentbusinessunitid calendarid transactioncurrencyid ${BY}`, string: `name divisionname description emailaddress websiteurl ftpsiteurl costcenter stockexchange tickersymbol fileasname disabledreason ${addressPhones(2)} ${Object.values(addressesOf(2)).join(' ')}`, boolean: 'isdisabled workflowsuspended', integer: 'creditlimit inheritancemask utcoffset', datetime: WHEN } },
];
