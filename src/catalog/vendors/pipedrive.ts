import type { StandardObject } from './standard.ts';

const RECORD = 'id owner_id creator_user_id label label_ids visible_to company_id';
const WHEN = 'add_time update_time delete_time next_activity_date next_activity_time next_activity_id last_activity_id last_activity_date last_incoming_mail_time last_outgoing_mail_time';
const COUNTS = 'open_deals_count related_open_deals_count closed_deals_count related_closed_deals_count participant_open_deals_count participant_closed_deals_count email_messages_count activities_count done_activities_count undone_activities_count files_count notes_count followers_count won_deals_count related_won_deals_count lost_deals_count related_lost_deals_count people_count';
const ADDRESS = ['', '_subpremise', '_street_number', '_route', '_sublocality', '_locality', '_formatted_address'];
const addressOf = (name: string): string => ADDRESS.map((part) => `${name}${part}`).join(' ');

/**
 * Pipedrive's objects in versions 1 and 2 of its interface: https://developers.pipedrive.com/docs/api/v1/Persons
 * and the pages beside it. The name of its person that a deal carries is no more
 * than a label.
 */
export const PIPEDRIVE: readonly StandardObject[] = [
  {
    names: ['person', 'persons'],
    subject: 'contact',
    fields: {
      integer: `${RECORD} org_id picture_id ${COUNTS}`,
      'string person.full_name': 'name',
      'string person.given_name': 'first_name',
      'string person.family_name': 'last_name',
      'array contact.email': 'email emails primary_email',
      'array contact.phone': 'phone phones',
      'array contact.sns': 'im',
      'date birth.date': 'birthday',
      [`string contact.address`]: addressOf('postal_address'),
      'string contact.address/low': 'postal_address_admin_area_level_1 postal_address_admin_area_level_2 postal_address_country',
      'string contact.postal_code': 'postal_address_postal_code',
      'string location.precise': 'postal_address_lat postal_address_long',
      'string employment.job': 'job_title',
      'string comm.content': 'notes',
      string: 'first_char org_name owner_name cc_email marketing_status doi_status',
      object: 'custom_fields',
      boolean: 'active_flag is_deleted',
      datetime: WHEN,
    },
  },
  {
    names: ['organization', 'organizations'],
    fields: {
      integer: `${RECORD} picture_id ${COUNTS} annual_revenue employee_count`,
      string: `name first_char owner_name cc_email country_code industry linkedin website ${addressOf('address')} address_admin_area_level_1 address_admin_area_level_2 address_country address_postal_code`,
      object: 'custom_fields',
      boolean: 'active_flag is_deleted',
      datetime: WHEN,
    },
  },
  {
    names: ['deal', 'deals'],
    fields: {
      integer: `${RECORD} user_id org_id stage_id pipeline_id probability value weighted_value acv arr mrr products_count participants_count ${COUNTS} source_lead_id channel channel_id origin_id`,
      string: 'title person_name currency status lost_reason org_name owner_name cc_email origin next_activity_subject next_activity_type next_activity_note formatted_value formatted_weighted_value weighted_value_currency rotten_time',
      object: 'person_id custom_fields',
      boolean: 'active deleted is_archived is_deleted org_hidden person_hidden',
      datetime: `${WHEN} stage_change_time close_time won_time first_won_time lost_time expected_close_date local_won_date local_lost_date local_close_date archive_time`,
    },
  },
  { names: ['lead', 'leads'], fields: { string: 'id title source_name origin origin_id cc_email', integer: 'owner_id creator_id person_id organization_id source_deal_id label_ids channel channel_id visible_to next_activity_id', object: 'value', boolean: 'is_archived was_seen', datetime: 'add_time update_time expected_close_date' } },
  { names: ['user', 'users'], subject: 'employee', fields: { integer: 'id role_id icon_url', 'string person.full_name': 'name', 'string contact.email': 'email', 'string contact.phone': 'phone', string: 'locale lang timezone_name timezone_offset default_currency access', boolean: 'active_flag activated is_admin is_you is_deleted has_created_company', datetime: 'created modified last_login' } },
  { names: ['activity', 'activities'], fields: { integer: 'id owner_id user_id creator_user_id deal_id lead_id person_id org_id project_id', 'string comm.content': 'note public_description', 'array contact.email': 'attendees', array: 'participants', string: 'subject type location due_date due_time duration conference_meeting_client conference_meeting_id conference_meeting_url priority outcome', boolean: 'busy done is_deleted', datetime: 'add_time update_time marked_as_done_time' } },
  { names: ['note', 'notes'], fields: { string: 'id', integer: 'user_id deal_id lead_id person_id org_id project_id task_id last_update_user_id', 'string comm.content': 'content', object: 'deal organization person user project task', boolean: 'active_flag pinned_to_deal_flag pinned_to_organization_flag pinned_to_person_flag pinned_to_project_flag pinned_to_task_flag', datetime: 'add_time update_time' } },
];
