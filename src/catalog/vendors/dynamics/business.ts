import type { StandardObject } from '../standard.ts';
import { BY, WHEN } from './columns.ts';

const STATE = 'statecode statuscode prioritycode';
const ACTIVITY = 'activityid regardingobjectid seriesid slaid slainvokedid transactioncurrencyid serviceid';
const ACTIVITY_NOTES = 'subject category subcategory activitytypecode activityadditionalparams traversedpath processid stageid';
const ACTIVITY_TIMES = `scheduledstart scheduledend actualstart actualend actualdurationminutes scheduleddurationminutes senton deliverylastattemptedon lastonholdtime onholdtime sortdate ${WHEN}`;
const ACTIVITY_SWITCHES = 'isbilled isworkflowcreated isregularactivity ismapiprivate leftvoicemail directioncode';

const TOTALS = ['discountamount', 'freightamount', 'totalamount', 'totalamountlessfreight', 'totaldiscountamount', 'totallineitemamount', 'totallineitemdiscountamount', 'totaltax'];
const MONEY = `${TOTALS.map((name) => `${name} ${name}_base`).join(' ')} discountpercentage exchangerate`;
const placesOf = (side: string): string => ['composite', 'line1', 'line2', 'line3', 'city', 'stateorprovince', 'country', 'postalcode', 'name', 'fax', 'telephone', 'addressid', 'freighttermscode'].map((part) => `${side}_${part}`).join(' ');

/** A quote, an order or an invoice, which copy the name and address of a contact. */
const offer = (names: StandardObject['names'], key: string, number: string, parents = ''): StandardObject => ({
  names,
  fields: {
    uniqueidentifier: `${key} processid stageid entityimageid`,
    lookup: `${parents} accountid contactid customerid opportunityid campaignid pricelevelid slaid slainvokedid transactioncurrencyid ${BY}`,
    'string person.full_name': 'billto_contactname shipto_contactname',
    'string contact.email': 'emailaddress',
    string: `name description ${number} revisionnumber traversedpath submitstatus submitstatusdescription ${placesOf('billto')} ${placesOf('shipto')}`,
    picklist: `freighttermscode paymenttermscode pricingerrorcode shippingmethodcode ${STATE}`,
    boolean: 'willcall ispricelocked',
    money: MONEY,
    datetime: `closedon effectivefrom effectiveto expireson requestdeliveryby datefulfilled submitdate lastbackofficesubmit datedelivered duedate lastonholdtime onholdtime ${WHEN}`,
  },
});

/**
 * Dataverse's tables for cases, activities, sales and products, by logical names: Dataverse table
 * reference, https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/email, and
 * the Common Data Model, https://github.com/microsoft/CDM (schemaDocuments/core/applicationCommon).
 * What people write counts as content of communication; subject lines do not. The address of an
 * opportunity or a contract is that of the matter, not of a person.
 */
export const BUSINESS: readonly StandardObject[] = [
  {
    names: ['incident', 'incidents', 'case'],
    fields: {
      uniqueidentifier: 'incidentid processid stageid entityimageid',
      lookup: `accountid contactid customerid primarycontactid responsiblecontactid productid subjectid contractid contractdetailid entitlementid kbarticleid existingcase masterid parentcaseid socialprofileid slaid slainvokedid resolvebykpiid firstresponsebykpiid transactioncurrencyid ${BY}`,
      'string contact.email': 'emailaddress',
      'string comm.content': 'description',
      string: 'title ticketnumber productserialnumber traversedpath',
      picklist: `caseorigincode casetypecode contractservicelevelcode customersatisfactioncode firstresponseslastatus incidentstagecode messagetypecode resolvebyslastatus servicestage severitycode ${STATE}`,
      boolean: 'activitiescomplete blockedprofile checkemail followuptaskcreated isdecrementing merged routecase customercontacted firstresponsesent isescalated decremententitlementterm',
      integer: 'actualserviceunits billedserviceunits numberofchildincidents onholdtime sentimentvalue influencescore exchangerate',
      datetime: `followupby resolveby responseby escalatedon lastonholdtime ${WHEN}`,
    },
  },
  { names: ['annotation', 'annotations', 'note'], fields: { uniqueidentifier: 'annotationid stepid', lookup: `objectid ${BY}`, 'string comm.content': 'notetext', string: 'subject filename mimetype langid', memo: 'documentbody', picklist: 'objecttypecode objectidtypecode', boolean: 'isdocument', integer: 'filesize', datetime: WHEN } },
  {
    names: ['email', 'emails'],
    subject: 'customer',
    fields: {
      lookup: `${ACTIVITY} emailsender sendersaccount parentactivityid templateid correlatedactivityid ${BY}`,
      'string comm.content': 'description safedescription',
      'string contact.email': 'sender torecipients submittedby',
      'partylist contact.email': 'to from cc bcc email_activity_parties',
      string: `${ACTIVITY_NOTES} mimetype trackingtoken messageid inreplyto conversationindex emailreminderactioncardid emailremindertext`,
      picklist: `${STATE} notifications correlationmethod emailremindertype emailreminderstatus emailsenderobjecttypecode sendersaccountobjecttypecode`,
      boolean: `${ACTIVITY_SWITCHES} readreceiptrequested deliveryreceiptrequested compressed followemailuserpreference isemailfollowed isemailreminderset isunsafe`,
      integer: 'deliveryattempts attachmentcount baseconversationindexhash attachmentopencount linksclickedcount opencount replycount exchangerate',
      datetime: `${ACTIVITY_TIMES} postponeemailprocessinguntil delayedemailsendtime lastopenedtime emailreminderexpirytime`,
    },
  },
  { names: ['phonecall', 'phonecalls'], subject: 'customer', fields: { lookup: `${ACTIVITY} ${BY}`, 'string comm.content': 'description', 'string contact.phone': 'phonenumber', partylist: 'to from', string: ACTIVITY_NOTES, picklist: STATE, boolean: ACTIVITY_SWITCHES, datetime: ACTIVITY_TIMES } },
  { names: ['letter', 'letters'], subject: 'customer', fields: { lookup: `${ACTIVITY} ${BY}`, 'string comm.content': 'description', 'string contact.address': 'address', partylist: 'to from bcc', string: ACTIVITY_NOTES, picklist: STATE, boolean: ACTIVITY_SWITCHES, datetime: ACTIVITY_TIMES } },
  { names: ['fax', 'faxes'], subject: 'customer', fields: { lookup: `${ACTIVITY} ${BY}`, 'string comm.content': 'description', 'string contact.phone': 'faxnumber tsid', partylist: 'to from', string: `${ACTIVITY_NOTES} coverpagename billingcode numberofpages`, picklist: STATE, boolean: ACTIVITY_SWITCHES, datetime: ACTIVITY_TIMES } },
  { names: ['task', 'tasks'], fields: { lookup: `${ACTIVITY} ${BY}`, 'string comm.content': 'description', string: ACTIVITY_NOTES, picklist: STATE, boolean: ACTIVITY_SWITCHES, integer: 'percentcomplete exchangerate', datetime: ACTIVITY_TIMES } },
  { names: ['appointment', 'appointments'], fields: { lookup: `${ACTIVITY} ${BY}`, 'string comm.content': 'description', partylist: 'requiredattendees optionalattendees organizer', string: `${ACTIVITY_NOTES} location globalobjectid modifiedfieldsmask`, picklist: `${STATE} instancetypecode attachmenterrors`, boolean: `${ACTIVITY_SWITCHES} isalldayevent isdraft isunsafe`, integer: 'outlookownerapptid attachmentcount', datetime: `${ACTIVITY_TIMES} originalstartdate` } },
  { names: ['activitypointer', 'activitypointers'], fields: { lookup: `${ACTIVITY} ${BY}`, 'string comm.content': 'description', partylist: 'allparties', string: ACTIVITY_NOTES, picklist: STATE, boolean: ACTIVITY_SWITCHES, datetime: ACTIVITY_TIMES } },
  { names: ['activityparty', 'activityparties'], fields: { uniqueidentifier: 'activitypartyid', lookup: `activityid partyid ${BY}`, 'string contact.email': 'addressused', string: 'exchangeentryid', picklist: 'participationtypemask instancetypecode partyobjecttypecode', boolean: 'donotfax donotemail donotpostalmail donotphone ispartydeleted', integer: 'effort addressusedemailcolumnnumber', datetime: `scheduledstart scheduledend ${WHEN}` } },
  { names: ['feedback'], subject: 'customer', fields: { uniqueidentifier: 'feedbackid', lookup: `regardingobjectid closedby createdbycontact createdonbehalfbycontact transactioncurrencyid ${BY}`, 'string comm.content': 'comments', string: 'title', picklist: `source ${STATE}`, integer: 'rating minrating maxrating normalizedrating exchangerate', datetime: `closedon ${WHEN}` } },
  {
    names: ['opportunity', 'opportunities'],
    fields: {
      uniqueidentifier: 'opportunityid processid stageid stepid',
      lookup: `accountid contactid customerid parentaccountid parentcontactid pricelevelid originatingleadid campaignid slaid slainvokedid transactioncurrencyid ${BY}`,
      string: 'name stepname description emailaddress currentsituation customerneed customerpainpoints proposedsolution qualificationcomments quotecomments traversedpath',
      picklist: `budgetstatus initialcommunication need opportunityratingcode pricingerrorcode purchaseprocess purchasetimeframe salesstage salesstagecode timeline ${STATE}`,
      boolean: 'completeinternalreview confirminterest decisionmaker developproposal evaluatefit resolvefeedback filedebrief completefinalproposal isrevenuesystemcalculated participatesinworkflow presentproposal captureproposalfeedback pursuitdecision sendthankyounote identifycustomercontacts identifycompetitors identifypursuitteam presentfinalproposal',
      money: `actualvalue actualvalue_base budgetamount budgetamount_base estimatedvalue estimatedvalue_base closeprobability ${MONEY}`,
      datetime: `actualclosedate estimatedclosedate finaldecisiondate schedulefollowup_prospect schedulefollowup_qualify scheduleproposalmeeting lastonholdtime onholdtime ${WHEN}`,
    },
  },
  offer(['quote', 'quotes'], 'quoteid', 'quotenumber'),
  offer(['salesorder', 'salesorders', 'order'], 'salesorderid', 'ordernumber', 'quoteid'),
  offer(['invoice', 'invoices'], 'invoiceid', 'invoicenumber', 'salesorderid'),
  { names: ['contract', 'contracts'], fields: { uniqueidentifier: 'contractid entityimageid', lookup: `accountid contactid customerid billingcustomerid billingaccountid billingcontactid billtoaddress serviceaddress contracttemplateid originatingcontract transactioncurrencyid ${BY}`, string: 'title emailaddress contractlanguage contractnumber contracttemplateabbreviation effectivitycalendar', picklist: `allotmenttypecode billingfrequencycode contractservicelevelcode ${STATE}`, boolean: 'usediscountaspercentage', money: 'netprice netprice_base totaldiscount totaldiscount_base totalprice totalprice_base duration exchangerate', datetime: `activeon billingstarton billingendon cancelon expireson ${WHEN}` } },
  { names: ['campaign', 'campaigns'], fields: { uniqueidentifier: 'campaignid processid stageid entityimageid', lookup: `pricelistid transactioncurrencyid ${BY}`, string: 'name codename promotioncodename description message objective emailaddress traversedpath', picklist: `typecode ${STATE}`, boolean: 'istemplate', money: 'budgetedcost expectedrevenue othercost totalactualcost totalcampaignactivityactualcost expectedresponse exchangerate', datetime: `actualstart actualend proposedstart proposedend ${WHEN}` } },
  { names: ['list', 'lists'], fields: { uniqueidentifier: 'listid processid stageid', lookup: `transactioncurrencyid ${BY}`, string: 'listname description purpose source query', picklist: `membertype createdfromcode ${STATE}`, boolean: 'donotsendonoptout ignoreinactivelistmembers lockstatus type', integer: 'membercount cost', datetime: `lastusedon ${WHEN}` } },
  { names: ['product', 'products'], fields: { uniqueidentifier: 'productid organizationid processid stageid entityimageid', lookup: `defaultuomid defaultuomscheduleid parentproductid pricelevelid subjectid transactioncurrencyid ${BY}`, string: 'name description productnumber producturl size suppliername vendorid vendorname vendorpartnumber hierarchypath traversedpath', picklist: `productstructure producttypecode ${STATE}`, boolean: 'iskit isstockitem', money: 'currentcost currentcost_base price price_base standardcost standardcost_base quantitydecimal quantityonhand stockvolume stockweight exchangerate', datetime: `validfromdate validtodate ${WHEN}` } },
];
