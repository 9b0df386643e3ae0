import type { StandardObject } from '../standard.ts';

const RECORD = 'id hs_object_id hubspot_owner_id hubspot_team_id hs_attachment_ids hs_activity_type hs_all_owner_ids hs_created_by hs_created_by_user_id hs_modified_by hs_unique_creation_key hs_queue_membership_ids hs_engagement_source hs_engagement_source_id hs_object_source';
const WHEN = 'createdAt updatedAt archivedAt hs_createdate hs_lastmodifieddate hs_timestamp hubspot_owner_assigneddate';

/**
 * HubSpot's activities, whose texts are what was said and written to a person:
 * https://developers.hubspot.com/docs/api-reference/crm-notes-v3/guide and the guides beside it
 * (calls, emails, meetings, tasks, communications, postal mail, feedback submissions). Titles and
 * subject lines do not count as content.
 */
export const ACTIVITIES: readonly StandardObject[] = [
  { names: ['note', 'notes', '0-46'], fields: { id: RECORD, 'string comm.content': 'hs_note_body hs_body_preview hs_body_preview_html', datetime: WHEN, bool: 'archived' } },
  {
    names: ['call', 'calls', '0-48'],
    subject: 'contact',
    fields: {
      id: `${RECORD} hs_call_callee_object_id hs_call_callee_object_type_id hs_call_app_id hs_call_external_id hs_call_external_account_id hs_call_zoom_meeting_uuid`,
      'string comm.content': 'hs_call_body hs_body_preview hs_body_preview_html hs_call_summary hs_call_recording_url hs_call_video_recording_url',
      'string contact.phone': 'hs_call_to_number hs_call_from_number',
      string: 'hs_call_title hs_call_direction hs_call_disposition hs_call_source hs_call_status hs_call_location',
      number: 'hs_call_duration',
      datetime: WHEN,
      bool: 'archived hs_call_has_transcript hs_call_has_voicemail',
    },
  },
  {
    names: ['email', 'emails', '0-49'],
    subject: 'contact',
    fields: {
      id: `${RECORD} hs_email_message_id hs_email_thread_id hs_email_tracker_key hs_email_attached_video_id`,
      'string comm.content': 'hs_email_text hs_email_html hs_body_preview hs_body_preview_html hs_email_headers',
      'string contact.email': 'hs_email_from_email hs_email_from_raw hs_email_to_email hs_email_to_raw hs_email_cc_email hs_email_cc_raw hs_email_bcc_email hs_email_bcc_raw hs_email_sender_email hs_email_sender_raw',
      'string person.given_name': 'hs_email_from_firstname hs_email_to_firstname hs_email_cc_firstname hs_email_bcc_firstname hs_email_sender_firstname',
      'string person.family_name': 'hs_email_from_lastname hs_email_to_lastname hs_email_cc_lastname hs_email_bcc_lastname hs_email_sender_lastname',
      string: 'hs_email_subject hs_email_direction hs_email_status hs_email_error_message hs_email_attached_video_name hs_email_send_event_id',
      datetime: `${WHEN} hs_email_post_send_status`,
      bool: 'archived hs_email_logged_from',
    },
  },
  {
    names: ['meeting', 'meetings', '0-47'],
    subject: 'contact',
    fields: {
      id: `${RECORD} hs_i_cal_uid hs_meeting_external_url hs_meeting_source_id hs_attendee_owner_ids`,
      'string comm.content': 'hs_meeting_body hs_internal_meeting_notes hs_body_preview hs_body_preview_html',
      string: 'hs_meeting_title hs_meeting_location hs_meeting_location_type hs_meeting_outcome hs_meeting_source hs_meeting_web_conference_meeting_id',
      datetime: `${WHEN} hs_meeting_start_time hs_meeting_end_time`,
      bool: 'archived',
    },
  },
  { names: ['task', 'tasks', '0-27'], fields: { id: RECORD, 'string comm.content': 'hs_task_body hs_body_preview hs_body_preview_html', string: 'hs_task_subject hs_task_status hs_task_priority hs_task_type', datetime: `${WHEN} hs_task_reminders hs_task_completion_date`, bool: 'archived hs_task_is_all_day' } },
  { names: ['communication', 'communications', '0-18'], subject: 'contact', fields: { id: RECORD, 'string comm.content': 'hs_communication_body hs_body_preview', string: 'hs_communication_channel_type hs_communication_logged_from', datetime: WHEN, bool: 'archived' } },
  { names: ['postal_mail', '0-116'], subject: 'contact', fields: { id: RECORD, 'string comm.content': 'hs_postal_mail_body', string: 'hs_postal_mail_type', datetime: WHEN, bool: 'archived' } },
  {
    names: ['feedback_submission', 'feedback_submissions', '0-19'],
    subject: 'customer',
    fields: { id: `${RECORD} hs_contact_id hs_survey_id hs_form_guid`, 'string comm.content': 'hs_content', 'string contact.email': 'hs_contact_email_rollup', 'string person.given_name': 'hs_contact_firstname', 'string person.family_name': 'hs_contact_lastname', string: 'hs_survey_name hs_survey_type hs_survey_channel hs_sentiment hs_response_group hs_submission_name', number: 'hs_value', datetime: `${WHEN} hs_submission_timestamp`, bool: 'archived' },
  },
  // The older interface, in which notes, calls, e-mails, meetings and tasks are one thing: https://legacydocs.hubspot.com/docs/methods/engagements/get_engagement
  { names: ['engagement', 'engagements'], subject: 'contact', fields: { id: 'id portalId ownerId', object: 'engagement associations attachments', 'object comm.content': 'metadata', string: 'type', datetime: 'createdAt lastUpdated timestamp', bool: 'active' } },
];
