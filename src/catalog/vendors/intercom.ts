import type { StandardObject } from './standard.ts';

/** What contacts, users and leads share; users and leads are contacts in versions of the interface before 2.0. */
const CONTACT: StandardObject['fields'] = {
  string: 'type id workspace_id external_id user_id role owner_id browser browser_version browser_language language_override os android_app_name android_app_version android_device android_os_version android_sdk_version ios_app_name ios_app_version ios_device ios_os_version ios_sdk_version email_domain referrer utm_source utm_medium utm_campaign utm_content utm_term pseudonym sms_consent timezone user_agent_data app_id',
  'string person.full_name': 'name',
  'string contact.email': 'email',
  'string contact.phone': 'phone formatted_phone',
  'object biometric/low': 'avatar',
  'object contact.address/low': 'location location_data',
  'object contact.sns': 'social_profiles',
  'string device.ip': 'last_seen_ip',
  object: 'companies tags notes segments custom_attributes',
  boolean: 'has_hard_bounced marked_email_as_spam unsubscribed_from_emails unsubscribed_from_sms anonymous do_not_track',
  integer: 'session_count created_at updated_at signed_up_at last_seen_at last_request_at last_replied_at last_contacted_at last_email_opened_at last_email_clicked_at android_last_seen_at ios_last_seen_at remote_created_at',
};

/**
 * Intercom's objects: https://developers.intercom.com/docs/references/rest-api/api.intercom.io (2.x),
 * for contacts, companies, conversations, tickets, admins and visitors.
 */
export const INTERCOM: readonly StandardObject[] = [
  { names: ['contact', 'contacts'], subject: 'contact', fields: CONTACT },
  { names: ['user', 'users'], subject: 'customer', fields: CONTACT },
  { names: ['lead', 'leads'], subject: 'lead', fields: CONTACT },
  {
    names: ['visitor', 'visitors'],
    subject: 'guest',
    fields: { ...CONTACT, 'string contact.address/low': 'city_name region_name country_name country_code continent_code', 'string contact.postal_code': 'postal_code', 'string location.precise': 'latitude longitude' },
  },
  {
    names: ['conversation', 'conversations'],
    subject: 'customer',
    fields: {
      string: 'type id title state priority admin_assignee_id team_assignee_id company_id ai_topic',
      'object comm.content': 'source conversation_parts conversation_message ai_agent',
      'object comm.content/low': 'conversation_rating',
      object: 'contacts user customers assignee teammates tags sla_applied first_contact_reply statistics linked_objects custom_attributes topics',
      boolean: 'open read ai_agent_participated',
      integer: 'created_at updated_at waiting_since snoozed_until',
    },
  },
  { names: ['conversation_part', 'conversation_parts'], subject: 'customer', fields: { string: 'type id part_type external_id assigned_to state', 'string comm.content': 'body', 'object contact.email': 'author email_message_metadata', array: 'attachments tags', object: 'metadata event_details', integer: 'created_at updated_at notified_at', boolean: 'redacted' } },
  { names: ['ticket', 'tickets'], subject: 'customer', fields: { string: 'type id ticket_id category admin_assignee_id team_assignee_id', 'object comm.content': 'ticket_attributes ticket_parts', object: 'contacts ticket_type ticket_state linked_objects', boolean: 'open is_shared', integer: 'created_at updated_at snoozed_until' } },
  { names: ['admin', 'admins', 'teammate', 'teammates'], subject: 'employee', fields: { string: 'type id avatar away_status_reason_id', 'string person.full_name': 'name', 'string contact.email': 'email', 'string employment.job': 'job_title', boolean: 'away_mode_enabled away_mode_reassign has_inbox_seat', array: 'team_ids', object: 'team_priority_level' } },
  { names: ['company', 'companies'], fields: { string: 'type id app_id company_id name industry website', object: 'plan tags segments notes custom_attributes', integer: 'size user_count session_count monthly_spend created_at updated_at remote_created_at last_request_at' } },
];
