import type { StandardObject } from '../standard.ts';

/**
 * Salesforce's standard objects for cases, messages, activities and files. Names and types: Object
 * Reference for the Salesforce Platform, https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_list.htm
 * What people write counts as content of communication; subject lines and file names do not.
 */
export const SERVICE: readonly StandardObject[] = [
  {
    names: ['Case', 'Cases'],
    fields: {
      id: 'Id',
      reference: 'ContactId AccountId AssetId ProductId EntitlementId SourceId BusinessHoursId ParentId OwnerId CreatedById LastModifiedById',
      'string person.full_name': 'SuppliedName',
      'email contact.email': 'SuppliedEmail ContactEmail',
      'phone contact.phone': 'SuppliedPhone ContactPhone ContactMobile ContactFax',
      'textarea comm.content': 'Description Comments',
      string: 'CaseNumber SuppliedCompany Subject',
      picklist: 'Type Status Reason Origin Priority MilestoneStatus Language',
      boolean: 'IsDeleted IsVisibleInSelfService IsClosed IsEscalated HasCommentsUnreadByOwner HasSelfServiceComments IsClosedOnCreate IsSelfServiceClosed IsStopped',
      datetime: 'ClosedDate SlaStartDate SlaExitDate StopStartDate CreatedDate LastModifiedDate SystemModstamp LastViewedDate LastReferencedDate',
    },
  },
  { names: ['CaseComment', 'CaseComments'], subject: 'customer', fields: { id: 'Id', reference: 'ParentId CreatedById LastModifiedById', 'textarea comm.content': 'CommentBody', boolean: 'IsPublished IsDeleted', datetime: 'CreatedDate LastModifiedDate SystemModstamp' } },
  { names: ['CaseHistory', 'CaseHistories'], fields: { id: 'Id', reference: 'CaseId CreatedById', picklist: 'Field', anyType: 'OldValue NewValue', boolean: 'IsDeleted', datetime: 'CreatedDate' } },
  {
    names: ['EmailMessage', 'EmailMessages'],
    subject: 'customer',
    fields: {
      id: 'Id',
      reference: 'ParentId ActivityId RelatedToId ReplyToEmailMessageId CreatedById LastModifiedById EmailTemplateId',
      'string person.full_name': 'FromName',
      'email contact.email': 'FromAddress ToAddress CcAddress BccAddress ValidatedFromAddress',
      'textarea comm.content': 'TextBody HtmlBody Headers',
      string: 'Subject MessageIdentifier ThreadIdentifier FromId ToIds CcIds BccIds',
      picklist: 'Status',
      boolean: 'Incoming HasAttachment IsDeleted IsPrivateDraft IsExternallyVisible IsClientManaged IsTracked IsOpened IsBounced',
      datetime: 'MessageDate CreatedDate LastModifiedDate SystemModstamp FirstOpenedDate LastOpenedDate',
    },
  },
  { names: ['EmailMessageRelation', 'EmailMessageRelations'], subject: 'customer', fields: { id: 'Id', reference: 'EmailMessageId RelationId CreatedById', picklist: 'RelationType RelationObjectType', 'email contact.email': 'RelationAddress', boolean: 'IsDeleted', datetime: 'CreatedDate SystemModstamp' } },
  {
    names: ['Task', 'Tasks'],
    fields: {
      id: 'Id',
      reference: 'WhoId WhatId OwnerId AccountId CreatedById LastModifiedById RecurrenceActivityId',
      'textarea comm.content': 'Description',
      'phone contact.phone': 'Phone',
      'email contact.email': 'Email',
      string: 'Subject CallDisposition CallObject RecurrenceTimeZoneSidKey',
      picklist: 'Status Priority CallType TaskSubtype RecurrenceType RecurrenceInstance RecurrenceMonthOfYear RecurrenceRegeneratedType',
      boolean: 'IsHighPriority IsDeleted IsClosed IsArchived IsReminderSet IsRecurrence',
      int: 'CallDurationInSeconds RecurrenceInterval RecurrenceDayOfWeekMask RecurrenceDayOfMonth WhoCount WhatCount',
      datetime: 'ActivityDate CompletedDateTime ReminderDateTime RecurrenceStartDateOnly RecurrenceEndDateOnly CreatedDate LastModifiedDate SystemModstamp',
    },
  },
  {
    names: ['Event', 'Events'],
    fields: {
      id: 'Id',
      reference: 'WhoId WhatId OwnerId AccountId CreatedById LastModifiedById RecurrenceActivityId',
      'textarea comm.content': 'Description',
      string: 'Subject Location RecurrenceTimeZoneSidKey',
      picklist: 'ShowAs GroupEventType EventSubtype RecurrenceType RecurrenceInstance RecurrenceMonthOfYear',
      boolean: 'IsAllDayEvent IsPrivate IsDeleted IsChild IsGroupEvent IsArchived IsRecurrence IsReminderSet',
      int: 'DurationInMinutes RecurrenceInterval RecurrenceDayOfWeekMask RecurrenceDayOfMonth WhoCount WhatCount',
      datetime: 'ActivityDateTime ActivityDate StartDateTime EndDateTime EndDate ReminderDateTime RecurrenceStartDateTime RecurrenceEndDateOnly CreatedDate LastModifiedDate SystemModstamp',
    },
  },
  {
    names: ['LiveChatTranscript', 'LiveChatTranscripts'],
    subject: 'customer',
    fields: {
      id: 'Id',
      reference: 'AccountId CaseId ContactId LeadId LiveChatVisitorId LiveChatDeploymentId LiveChatButtonId OwnerId CreatedById LastModifiedById SkillId',
      'textarea comm.content': 'Body SupervisorTranscriptBody',
      'string device.ip': 'IpAddress',
      'string contact.address/low': 'Location',
      string: 'Name Browser BrowserLanguage UserAgent Platform ScreenResolution ReferrerUri VisitorNetwork ChatKey EndedBy',
      picklist: 'Status',
      int: 'ChatDuration WaitTime AverageResponseTimeOperator AverageResponseTimeVisitor OperatorMessageCount VisitorMessageCount Abandoned MaxResponseTimeOperator MaxResponseTimeVisitor TransferCount',
      boolean: 'IsDeleted',
      datetime: 'RequestTime StartTime EndTime CreatedDate LastModifiedDate SystemModstamp LastViewedDate LastReferencedDate',
    },
  },
  { names: ['LiveChatVisitor', 'LiveChatVisitors'], fields: { id: 'Id', reference: 'CreatedById LastModifiedById', string: 'Name SessionKey', boolean: 'IsDeleted', datetime: 'CreatedDate LastModifiedDate SystemModstamp' } },
  { names: ['Note', 'Notes'], fields: { id: 'Id', reference: 'ParentId OwnerId CreatedById LastModifiedById', 'textarea comm.content': 'Body', string: 'Title', boolean: 'IsDeleted IsPrivate', datetime: 'CreatedDate LastModifiedDate SystemModstamp' } },
  { names: ['ContentNote', 'ContentNotes'], fields: { id: 'Id', reference: 'OwnerId CreatedById LastModifiedById LatestPublishedVersionId', 'base64 comm.content': 'Content', string: 'Title TextPreview FileExtension FileType', int: 'ContentSize', boolean: 'IsDeleted IsReadOnly', datetime: 'CreatedDate LastModifiedDate ContentModifiedDate LastViewedDate' } },
  { names: ['Attachment', 'Attachments'], fields: { id: 'Id', reference: 'ParentId OwnerId CreatedById LastModifiedById', base64: 'Body', string: 'Name ContentType Description', int: 'BodyLength', boolean: 'IsDeleted IsPrivate', datetime: 'CreatedDate LastModifiedDate SystemModstamp' } },
  { names: ['ContentDocument', 'ContentDocuments'], fields: { id: 'Id', reference: 'OwnerId CreatedById LastModifiedById ArchivedById ParentId LatestPublishedVersionId ContentAssetId', string: 'Title Description FileExtension FileType', picklist: 'PublishStatus SharingOption SharingPrivacy', int: 'ContentSize', boolean: 'IsArchived IsDeleted', datetime: 'CreatedDate LastModifiedDate SystemModstamp ArchivedDate ContentModifiedDate LastViewedDate LastReferencedDate' } },
  {
    names: ['ContentVersion', 'ContentVersions'],
    fields: {
      id: 'Id',
      reference: 'ContentDocumentId ContentBodyId FirstPublishLocationId OwnerId CreatedById LastModifiedById ContentModifiedById ExternalDataSourceId',
      base64: 'VersionData',
      string: 'Title Description VersionNumber ReasonForChange PathOnClient TagCsv FileExtension FileType TextPreview Checksum ContentUrl ExternalDocumentInfo1 ExternalDocumentInfo2',
      picklist: 'PublishStatus SharingOption SharingPrivacy Origin ContentLocation',
      int: 'ContentSize RatingCount PositiveRatingCount NegativeRatingCount FeaturedContentBoost',
      boolean: 'IsLatest IsDeleted IsMajorVersion IsAssetEnabled',
      datetime: 'CreatedDate LastModifiedDate SystemModstamp ContentModifiedDate FeaturedContentDate',
    },
  },
  { names: ['ContentDocumentLink', 'ContentDocumentLinks'], fields: { id: 'Id', reference: 'ContentDocumentId LinkedEntityId', picklist: 'ShareType Visibility', boolean: 'IsDeleted', datetime: 'SystemModstamp' } },
  { names: ['FeedItem', 'FeedItems'], fields: { id: 'Id', reference: 'ParentId CreatedById LastEditById InsertedById RelatedRecordId BestCommentId', 'textarea comm.content': 'Body', string: 'Title LinkUrl', picklist: 'Type Status', int: 'Revision CommentCount LikeCount', boolean: 'IsDeleted IsRichText IsClosed HasContent HasLink HasFeedEntity HasVerifiedComment', datetime: 'CreatedDate LastModifiedDate SystemModstamp LastEditDate' } },
  { names: ['FeedComment', 'FeedComments'], fields: { id: 'Id', reference: 'ParentId FeedItemId CreatedById LastEditById InsertedById RelatedRecordId ThreadParentId', 'textarea comm.content': 'CommentBody', picklist: 'CommentType Status', int: 'Revision ThreadLevel ThreadChildrenCount', boolean: 'IsDeleted IsRichText IsVerified HasEntityLinks', datetime: 'CreatedDate SystemModstamp LastEditDate ThreadLastUpdatedDate' } },
  { names: ['LoginHistory'], subject: 'employee', fields: { id: 'Id', reference: 'UserId LoginGeoId AuthenticationServiceId', 'string device.ip': 'SourceIp', picklist: 'LoginType', string: 'LoginUrl TlsProtocol CipherSuite Browser Platform Status Application ClientVersion ApiType ApiVersion CountryIso', datetime: 'LoginTime' } },
];
