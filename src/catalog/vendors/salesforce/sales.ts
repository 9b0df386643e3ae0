import type { StandardObject } from '../standard.ts';

const ADDRESS = 'BillingStreet BillingCity BillingState BillingStateCode BillingPostalCode BillingCountry BillingCountryCode ShippingStreet ShippingCity ShippingState ShippingStateCode ShippingPostalCode ShippingCountry ShippingCountryCode';
const COMPOUND = 'BillingAddress ShippingAddress';
const PLACE = 'BillingLatitude BillingLongitude ShippingLatitude ShippingLongitude';
const BY = 'CreatedById LastModifiedById';
const WHEN = 'CreatedDate LastModifiedDate SystemModstamp LastActivityDate LastViewedDate LastReferencedDate';

/**
 * Salesforce's standard objects for sales, products and the organisation itself: known so that they
 * are known to hold nobody's data, but for what a quote copies from a contact. Names and types: Object
 * Reference for the Salesforce Platform, https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_list.htm
 */
export const SALES: readonly StandardObject[] = [
  {
    names: ['Opportunity', 'Opportunities'],
    fields: {
      id: 'Id',
      reference: `AccountId ContactId CampaignId Pricebook2Id OwnerId ContractId SyncedQuoteId RecordTypeId LastAmountChangedHistoryId LastCloseDateChangedHistoryId ${BY}`,
      string: 'Name NextStep Fiscal',
      textarea: 'Description',
      picklist: 'StageName Type LeadSource ForecastCategory ForecastCategoryName',
      currency: 'Amount ExpectedRevenue',
      double: 'TotalOpportunityQuantity',
      percent: 'Probability',
      int: 'FiscalQuarter FiscalYear PushCount',
      boolean: 'IsDeleted IsPrivate IsClosed IsWon IsSplit HasOpportunityLineItem HasOpenActivity HasOverdueTask',
      datetime: `CloseDate LastStageChangeDate ${WHEN}`,
    },
  },
  { names: ['OpportunityLineItem', 'OpportunityLineItems'], fields: { id: 'Id', reference: `OpportunityId PricebookEntryId Product2Id ${BY}`, string: 'Name ProductCode Description', double: 'Quantity SortOrder', currency: 'TotalPrice UnitPrice ListPrice Subtotal', percent: 'Discount', boolean: 'IsDeleted', datetime: `ServiceDate ${WHEN}` } },
  { names: ['OrderItem', 'OrderItems'], fields: { id: 'Id', reference: `OrderId PricebookEntryId Product2Id OriginalOrderItemId ${BY}`, string: 'OrderItemNumber Description', double: 'Quantity AvailableQuantity', currency: 'TotalPrice UnitPrice ListPrice', boolean: 'IsDeleted', datetime: `ServiceDate EndDate ${WHEN}` } },
  { names: ['QuoteLineItem', 'QuoteLineItems'], fields: { id: 'Id', reference: `QuoteId PricebookEntryId Product2Id OpportunityLineItemId ${BY}`, string: 'LineNumber Description', double: 'Quantity SortOrder', currency: 'TotalPrice UnitPrice ListPrice Subtotal', percent: 'Discount', boolean: 'IsDeleted', datetime: `ServiceDate ${WHEN}` } },
  {
    names: ['Quote', 'Quotes'],
    fields: {
      id: 'Id',
      reference: `OpportunityId AccountId ContactId ContractId Pricebook2Id OwnerId RecordTypeId ${BY}`,
      'email contact.email': 'Email',
      'phone contact.phone': 'Phone Fax',
      string: `Name QuoteNumber BillingName ShippingName QuoteToName AdditionalName ${ADDRESS} QuoteToStreet QuoteToCity QuoteToState QuoteToPostalCode QuoteToCountry AdditionalStreet AdditionalCity AdditionalState AdditionalPostalCode AdditionalCountry`,
      address: `${COMPOUND} QuoteToAddress AdditionalAddress`,
      double: PLACE,
      textarea: 'Description',
      picklist: 'Status',
      currency: 'TotalPrice GrandTotal Subtotal Tax ShippingHandling',
      percent: 'Discount',
      int: 'LineItemCount',
      boolean: 'IsDeleted IsSyncing',
      datetime: `ExpirationDate ${WHEN}`,
    },
  },
  {
    names: ['Contract', 'Contracts'],
    fields: {
      id: 'Id',
      reference: `AccountId OwnerId CompanySignedId CustomerSignedId ActivatedById Pricebook2Id ${BY}`,
      string: `Name ContractNumber CustomerSignedTitle ${ADDRESS}`,
      address: COMPOUND,
      double: PLACE,
      picklist: 'OwnerExpirationNotice Status StatusCode',
      int: 'ContractTerm',
      textarea: 'SpecialTerms Description',
      boolean: 'IsDeleted',
      datetime: `StartDate EndDate CompanySignedDate CustomerSignedDate ActivatedDate LastApprovedDate ${WHEN}`,
    },
  },
  {
    names: ['Order', 'Orders'],
    fields: {
      id: 'Id',
      reference: `OwnerId ContractId AccountId Pricebook2Id OriginalOrderId CustomerAuthorizedById CompanyAuthorizedById ActivatedById BillToContactId ShipToContactId ${BY}`,
      string: `Name OrderNumber OrderReferenceNumber PoNumber ${ADDRESS}`,
      address: COMPOUND,
      double: PLACE,
      picklist: 'Status StatusCode Type',
      currency: 'TotalAmount',
      textarea: 'Description',
      boolean: 'IsReductionOrder IsDeleted',
      datetime: `EffectiveDate EndDate ActivatedDate PoDate CustomerAuthorizedDate CompanyAuthorizedDate ${WHEN}`,
    },
  },
  { names: ['Asset', 'Assets'], fields: { id: 'Id', reference: `ContactId AccountId ParentId RootAssetId Product2Id OwnerId AssetProvidedById AssetServicedById ${BY}`, string: 'Name SerialNumber ProductCode StockKeepingUnit Description', picklist: 'Status', currency: 'Price', double: 'Quantity', int: 'AssetLevel', boolean: 'IsCompetitorProduct IsInternal IsDeleted', datetime: `InstallDate PurchaseDate UsageEndDate ${WHEN}` } },
  {
    names: ['Campaign', 'Campaigns'],
    fields: {
      id: 'Id',
      reference: `ParentId OwnerId CampaignMemberRecordTypeId ${BY}`,
      string: 'Name',
      textarea: 'Description',
      picklist: 'Type Status',
      currency: 'ExpectedRevenue BudgetedCost ActualCost AmountAllOpportunities AmountWonOpportunities',
      double: 'ExpectedResponse NumberSent',
      int: 'NumberOfLeads NumberOfConvertedLeads NumberOfContacts NumberOfResponses NumberOfOpportunities NumberOfWonOpportunities',
      boolean: 'IsActive IsDeleted',
      datetime: `StartDate EndDate ${WHEN}`,
    },
  },
  { names: ['Product2'], fields: { id: 'Id', reference: `ExternalDataSourceId ${BY}`, string: 'Name ProductCode StockKeepingUnit ExternalId DisplayUrl QuantityUnitOfMeasure Description', picklist: 'Family', boolean: 'IsActive IsArchived IsDeleted', datetime: WHEN } },
  { names: ['Pricebook2'], fields: { id: 'Id', reference: BY, string: 'Name Description', boolean: 'IsActive IsArchived IsDeleted IsStandard', datetime: WHEN } },
  { names: ['PricebookEntry', 'PricebookEntries'], fields: { id: 'Id', reference: `Pricebook2Id Product2Id ${BY}`, string: 'Name ProductCode', currency: 'UnitPrice', boolean: 'IsActive IsArchived IsDeleted UseStandardPrice', datetime: WHEN } },
  { names: ['RecordType', 'RecordTypes'], fields: { id: 'Id', reference: `BusinessProcessId ${BY}`, string: 'Name DeveloperName Description NamespacePrefix SobjectType', boolean: 'IsActive', datetime: WHEN } },
  { names: ['Profile', 'Profiles'], fields: { id: 'Id', reference: `UserLicenseId ${BY}`, string: 'Name Description', picklist: 'UserType', datetime: WHEN } },
  { names: ['UserRole', 'UserRoles'], fields: { id: 'Id', reference: 'ParentRoleId ForecastUserId PortalAccountId PortalAccountOwnerId LastModifiedById', string: 'Name DeveloperName RollupDescription', picklist: 'PortalType PortalRole OpportunityAccessForAccountOwner CaseAccessForAccountOwner ContactAccessForAccountOwner', boolean: 'MayForecastManagerShare', datetime: 'LastModifiedDate SystemModstamp' } },
  { names: ['PermissionSet', 'PermissionSets'], fields: { id: 'Id', reference: `LicenseId ProfileId ${BY}`, string: 'Name Label Description NamespacePrefix', boolean: 'IsCustom IsOwnedByProfile HasActivationRequired', datetime: 'CreatedDate LastModifiedDate SystemModstamp' } },
  { names: ['PermissionSetAssignment', 'PermissionSetAssignments'], fields: { id: 'Id', reference: 'PermissionSetId AssigneeId', datetime: 'SystemModstamp' } },
  { names: ['Group', 'Groups'], fields: { id: 'Id', reference: `RelatedId OwnerId ${BY}`, string: 'Name DeveloperName', email: 'Email', picklist: 'Type', boolean: 'DoesSendEmailToMembers DoesIncludeBosses', datetime: 'CreatedDate LastModifiedDate SystemModstamp' } },
  {
    names: ['Organization'],
    fields: {
      id: 'Id',
      reference: BY,
      string: 'Name Division Street City State PostalCode Country PrimaryContact SignupCountryIsoCode NamespacePrefix InstanceName WebToCaseDefaultOrigin',
      address: 'Address',
      phone: 'Phone Fax',
      email: 'ComplianceBccEmail',
      picklist: 'DefaultLocaleSidKey TimeZoneSidKey LanguageLocaleKey OrganizationType DefaultAccountAccess DefaultContactAccess DefaultOpportunityAccess DefaultLeadAccess DefaultCaseAccess DefaultCalendarAccess DefaultPricebookAccess DefaultCampaignAccess UiSkin',
      int: 'FiscalYearStartMonth MonthlyPageViewsUsed MonthlyPageViewsEntitlement',
      boolean: 'IsSandbox IsReadOnly UsesStartDateAsFiscalYearName ReceivesInfoEmails ReceivesAdminInfoEmails',
      datetime: `TrialExpirationDate ${WHEN}`,
    },
  },
];
