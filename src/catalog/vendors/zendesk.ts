import type { StandardObject } from './standard.ts';

/** What contacts and leads of Zendesk Sell share. */
const SELL_PERSON: StandardObject['fields'] = {
  integer: 'id creator_id owner_id',
  'string person.full_name': 'name',
  'string person.given_name': 'first_name',
  'string person.family_name': 'last_name',
  'string contact.email': 'email',
  'string contact.phone': 'phone mobile fax',
  'object contact.address': 'address',
  'string contact.sns': 'twitter facebook linkedin skype',
  'string employment.job': 'title organization_name',
  'string comm.content': 'description',
  string: 'industry website status customer_status prospect_status',
  object: 'tags custom_fields',
  datetime: 'created_at updated_at',
};

/** The objects of Zendesk Sell: https://developer.zendesk.com/api-reference/sales-crm/resources/contacts/ and the pages beside it. */
const SELL: readonly StandardObject[] = [
  { names: ['contact', 'contacts'], subject: 'contact', fields: { ...SELL_PERSON, 'object contact.address': 'address billing_address shipping_address', integer: `${SELL_PERSON.integer} contact_id parent_organization_id`, boolean: 'is_organization' } },
  { names: ['lead', 'leads'], subject: 'lead', fields: { ...SELL_PERSON, integer: `${SELL_PERSON.integer} source_id unqualified_reason_id` } },
  { names: ['deal', 'deals'], fields: { integer: 'id creator_id owner_id contact_id organization_id stage_id source_id loss_reason_id unqualified_reason_id customized_win_likelihood', string: 'name currency value dropbox_email', object: 'tags custom_fields', boolean: 'hot', datetime: 'created_at updated_at last_stage_change_at last_stage_change_by_id last_activity_at estimated_close_date added_at' } },
  { names: ['task', 'tasks'], fields: { integer: 'id creator_id owner_id resource_id', string: 'content resource_type', boolean: 'completed overdue', datetime: 'due_date remind_at completed_at created_at updated_at' } },
  { names: ['note', 'notes'], fields: { integer: 'id creator_id resource_id', 'string comm.content': 'content', string: 'resource_type type', boolean: 'is_important', array: 'tags', datetime: 'created_at updated_at' } },
  { names: ['call', 'calls'], subject: 'contact', fields: { integer: 'id user_id resource_id outcome_id duration', 'string contact.phone': 'phone_number', 'string comm.content': 'summary recording_url', string: 'resource_type external_id', boolean: 'incoming missed', array: 'associated_deal_ids', datetime: 'made_at updated_at' } },
  { names: ['visit', 'visits'], fields: { integer: 'id creator_id outcome_id resource_id', 'string comm.content': 'summary', 'string contact.address': 'resource_address', 'double location.precise': 'rep_location_latitude rep_location_longitude', string: 'resource_type', datetime: 'visited_at created_at updated_at' } },
];

/**
 * Zendesk's objects: https://developer.zendesk.com/api-reference/ticketing/users/users/, …/tickets/tickets/,
 * …/organizations/organizations/ and the pages beside them. Users are end users and agents alike.
 * What people write counts as content of communication; subject lines do not. `recipient` is the
 * organisation's own address.
 */
export const ZENDESK: readonly StandardObject[] = [
  {
    names: ['user', 'users'],
    subject: 'user',
    fields: {
      integer: 'id organization_id default_group_id custom_role_id locale_id role_type',
      'string person.full_name': 'name',
      'string person.username': 'alias',
      'string contact.email': 'email',
      'string contact.phone': 'phone',
      'string comm.content': 'notes',
      string: 'url details external_id iana_time_zone locale role signature ticket_restriction time_zone',
      'object biometric/low': 'photo remote_photo_url',
      object: 'user_fields tags',
      boolean: 'active chat_only moderator only_private_comments report_csv restricted_agent shared shared_agent shared_phone_number suspended two_factor_auth_enabled verified',
      datetime: 'created_at updated_at last_login_at',
    },
  },
  {
    names: ['ticket', 'tickets'],
    subject: 'customer',
    fields: {
      integer: 'id requester_id submitter_id assignee_id organization_id group_id brand_id forum_topic_id problem_id ticket_form_id custom_status_id generated_timestamp',
      array: 'collaborator_ids email_cc_ids follower_ids followup_ids sharing_agreement_ids attribute_value_ids tags macro_ids fields',
      'string comm.content': 'description',
      'object comm.content': 'comment comments',
      'object contact.email': 'requester collaborators email_ccs via',
      string: 'url external_id type subject raw_subject priority status encoded_id recipient',
      object: 'custom_fields satisfaction_rating metadata',
      boolean: 'has_incidents is_public allow_attachments allow_channelback from_messaging_channel',
      datetime: 'due_at created_at updated_at',
    },
  },
  {
    names: ['request', 'requests'],
    subject: 'customer',
    fields: {
      integer: 'id requester_id assignee_id organization_id group_id ticket_form_id followup_source_id custom_status_id',
      array: 'collaborator_ids email_cc_ids',
      'string comm.content': 'description',
      'object comm.content': 'comment',
      string: 'url type subject priority status via recipient',
      object: 'custom_fields',
      boolean: 'can_be_solved_by_me is_public solved',
      datetime: 'due_at created_at updated_at',
    },
  },
  { names: ['comment', 'comments', 'ticket_comment', 'ticket_comments'], subject: 'customer', fields: { integer: 'id author_id audit_id', 'string comm.content': 'body html_body plain_body', 'object device.ip': 'metadata', 'object contact.email': 'via', string: 'type url', array: 'attachments uploads', boolean: 'public', datetime: 'created_at' } },
  { names: ['suspended_ticket', 'suspended_tickets', 'suspendedtickets'], subject: 'customer', fields: { integer: 'id brand_id ticket_id cause_id', 'object contact.email': 'author', 'string comm.content': 'content', string: 'url subject cause message_id recipient', object: 'via', array: 'attachments error_messages', datetime: 'created_at updated_at' } },
  { names: ['user_identity', 'user_identities', 'useridentities', 'identities'], subject: 'user', fields: { integer: 'id user_id undeliverable_count', 'string contact.email': 'value', string: 'url type deliverable_state', boolean: 'primary verified', datetime: 'created_at updated_at' } },
  { names: ['satisfaction_rating', 'satisfaction_ratings', 'satisfactionratings'], subject: 'customer', fields: { integer: 'id assignee_id group_id requester_id ticket_id reason_id', 'string comm.content': 'comment', string: 'url score reason', datetime: 'created_at updated_at' } },
  { names: ['organization', 'organizations'], fields: { integer: 'id group_id', string: 'url name details notes external_id', array: 'domain_names tags', object: 'organization_fields', boolean: 'shared_comments shared_tickets', datetime: 'created_at updated_at deleted_at' } },
  { names: ['group', 'groups'], fields: { integer: 'id', string: 'url name description', boolean: 'default deleted is_public', datetime: 'created_at updated_at' } },
  ...SELL,
];
