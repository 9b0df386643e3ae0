import type { StandardObject } from '../standard.ts';

/** Properties that HubSpot keeps of every record: https://knowledge.hubspot.com/properties/hubspots-default-contact-properties */
const RECORD = 'hs_object_id hubspot_owner_id hubspot_team_id hs_all_owner_ids hs_all_team_ids hs_created_by_user_id hs_updated_by_user_id hs_merged_object_ids hs_unique_creation_key hs_user_ids_of_all_owners hs_object_source_id hs_object_source_user_id';
const WHEN = 'createdAt updatedAt archivedAt createdate hs_createdate hs_lastmodifieddate hubspot_owner_assigneddate hs_timestamp';
const SOURCE = 'hs_object_source hs_object_source_label hs_object_source_detail_1 hs_object_source_detail_2 hs_object_source_detail_3';

/**
 * HubSpot's records of people, companies and sales with their default properties:
 * https://knowledge.hubspot.com/properties/hubspots-default-contact-properties, …-company-properties,
 * …-deal-properties, …-ticket-properties; owners and users: https://developers.hubspot.com/docs/api-reference/crm-owners-v3/guide
 */
export const RECORDS: readonly StandardObject[] = [
  {
    names: ['contact', 'contacts', '0-1'],
    subject: 'contact',
    fields: {
      id: `id vid ${RECORD} associatedcompanyid associatedcompanylastupdated hs_google_click_id hs_facebook_click_id`,
      'string person.given_name': 'firstname',
      'string person.family_name': 'lastname',
      'string person.full_name': 'hs_full_name_or_email',
      'string contact.email': 'email work_email hs_additional_emails hs_calculated_merged_emails',
      'phone_number contact.phone': 'phone mobilephone fax hs_calculated_phone_number hs_calculated_mobile_number hs_searchable_calculated_phone_number hs_searchable_calculated_mobile_number hs_searchable_calculated_international_phone_number hs_searchable_calculated_international_mobile_number hs_whatsapp_phone_number',
      'string contact.address': 'address city',
      'string contact.address/low': 'state country hs_state_code hs_country_region_code ip_city ip_state ip_country ip_state_code ip_country_code',
      'string contact.postal_code': 'zip ip_zipcode',
      'string location.precise': 'ip_latlon',
      'string employment.job': 'jobtitle company job_function hs_role hs_sub_role',
      'string contact.sns': 'twitterhandle hs_linkedin_url hs_linkedinid linkedinbio twitterbio hs_facebookid hs_twitterid hs_googleplusid',
      'string birth.date': 'date_of_birth',
      'string demographic.gender': 'gender',
      'string biometric/low': 'photo twitterprofilephoto',
      'string demographic.marital_family': 'marital_status relationship_status',
      'string comm.content': 'message',
      string: `salutation website degree field_of_study graduation_date school seniority start_date military_status hs_email_domain hs_timezone hs_ip_timezone hs_language ownername owneremail hs_seniority hs_persona hs_buying_role hs_journey_stage hs_content_membership_status hs_content_membership_notes ${SOURCE} first_conversion_event_name recent_conversion_event_name hs_email_last_email_name`,
      enumeration: 'lifecyclestage hs_lead_status industry hs_legal_basis hs_marketable_status hs_analytics_source hs_latest_source hs_email_optout hs_email_quarantined hs_pipeline hs_membership_has_accessed_private_content hs_registered_member',
      number: 'annualrevenue total_revenue recent_deal_amount numemployees num_notes num_contacted_notes num_associated_deals num_conversion_events num_unique_conversion_events hubspotscore days_to_close kloutscoregeneral linkedinconnections followercount twitterfollowers hs_analytics_num_visits hs_analytics_num_page_views hs_email_open hs_email_click hs_email_delivered hs_email_bounce hs_email_sends_since_last_engagement hs_analytics_revenue hs_analytics_average_page_views hs_analytics_num_event_completions hs_social_num_broadcast_clicks',
      url: 'hs_analytics_first_url hs_analytics_last_url hs_analytics_first_referrer hs_analytics_last_referrer hs_avatar_filemanager_key hs_analytics_source_data_1 hs_analytics_source_data_2 hs_latest_source_data_1 hs_latest_source_data_2',
      datetime: `${WHEN} lastmodifieddate closedate first_deal_created_date recent_deal_close_date first_conversion_date recent_conversion_date notes_last_contacted notes_last_updated notes_next_activity_date engagements_last_meeting_booked surveymonkeyeventlastupdated webinareventlastupdated currentlyinworkflow hs_analytics_first_timestamp hs_analytics_last_timestamp hs_analytics_first_visit_timestamp hs_analytics_last_visit_timestamp hs_email_first_send_date hs_email_last_send_date hs_email_first_open_date hs_email_last_open_date hs_email_first_click_date hs_email_last_click_date hs_last_sales_activity_timestamp hs_sales_email_last_opened hs_sales_email_last_replied hs_sales_email_last_clicked hs_latest_meeting_activity hs_latest_source_timestamp hs_lifecyclestage_lead_date hs_lifecyclestage_customer_date hs_lifecyclestage_subscriber_date hs_lifecyclestage_opportunity_date hs_lifecyclestage_marketingqualifiedlead_date hs_lifecyclestage_salesqualifiedlead_date hs_lifecyclestage_evangelist_date hs_lifecyclestage_other_date`,
      bool: 'archived hs_is_contact hs_is_unworked hs_sequences_is_enrolled',
    },
  },
  {
    names: ['company', 'companies', '0-2'],
    fields: {
      id: `id companyId ${RECORD} hs_parent_company_id`,
      string: `name domain website phone address address2 city state zip country timezone description about_us founded_year hs_additional_domains hs_ideal_customer_profile web_technologies googleplus_page ${SOURCE}`,
      url: 'facebook_company_page linkedin_company_page linkedinbio twitterhandle twitterbio hs_logo_url hs_avatar_filemanager_key',
      enumeration: 'industry type lifecyclestage hs_lead_status hs_analytics_source hs_latest_source hs_pipeline hs_target_account hs_employee_range hs_revenue_range',
      number: 'annualrevenue numberofemployees num_associated_contacts num_associated_deals num_contacted_notes num_notes num_conversion_events recent_deal_amount total_money_raised total_revenue days_to_close hubspotscore hs_num_open_deals hs_num_child_companies hs_total_deal_value twitterfollowers facebookfans hs_analytics_num_visits hs_analytics_num_page_views',
      datetime: `${WHEN} closedate first_contact_createdate first_deal_created_date recent_deal_close_date notes_last_contacted notes_last_updated notes_next_activity_date hs_last_sales_activity_timestamp hs_last_logged_call_date hs_last_open_task_date hs_last_booked_meeting_date`,
      bool: 'archived is_public hs_is_target_account',
    },
  },
  {
    names: ['deal', 'deals', '0-3'],
    fields: {
      id: `id dealId ${RECORD} hs_analytics_source_data_1 hs_analytics_source_data_2 hs_latest_source_data_1`,
      string: `dealname description closed_lost_reason closed_won_reason hs_next_step hs_tag_ids ${SOURCE}`,
      enumeration: 'dealstage pipeline dealtype deal_currency_code hs_priority hs_forecast_probability hs_manual_forecast_category hs_analytics_source hs_latest_source',
      number: 'amount amount_in_home_currency hs_acv hs_arr hs_mrr hs_tcv hs_deal_stage_probability hs_forecast_amount hs_projected_amount hs_closed_amount hs_closed_amount_in_home_currency num_associated_contacts num_contacted_notes num_notes days_to_close hs_num_associated_deal_splits hs_num_of_associated_line_items',
      datetime: `${WHEN} closedate notes_last_contacted notes_last_updated notes_next_activity_date engagements_last_meeting_booked hs_date_entered_closedwon hs_latest_meeting_activity hs_sales_email_last_replied hs_v2_date_entered_current_stage`,
      bool: 'archived hs_is_closed hs_is_closed_won hs_is_closed_lost hs_is_deal_split',
    },
  },
  {
    names: ['ticket', 'tickets', '0-5'],
    subject: 'customer',
    fields: {
      id: `id ${RECORD} hs_thread_ids_to_restore source_thread_id source_ref hs_originating_email_engagement_id hs_conversations_originating_thread_id hs_conversations_originating_message_id hs_pipeline hs_pipeline_stage hs_tag_ids`,
      'string comm.content': 'content hs_resolution',
      string: `subject hs_file_upload ${SOURCE} hs_latest_message_seen_by_agent_ids`,
      enumeration: 'hs_ticket_category hs_ticket_priority source_type hs_ticket_language_ai_tag hs_feedback_last_ces_rating',
      number: 'hs_num_times_contacted num_notes num_contacted_notes time_to_close time_to_first_agent_reply hs_time_to_first_response_sla_status',
      datetime: `${WHEN} closed_date first_agent_reply_date last_reply_date last_engagement_date hs_last_message_received_at hs_lastcontacted hs_lastactivitydate hs_nextactivitydate hs_custom_inbox notes_last_contacted notes_last_updated`,
      bool: 'archived hs_is_visible_in_help_desk',
    },
  },
  {
    names: ['lead', 'leads', '0-136'],
    subject: 'lead',
    fields: {
      id: `id ${RECORD} hs_primary_contact_id hs_primary_company_id hs_pipeline hs_pipeline_stage`,
      'string person.full_name': 'hs_lead_name hs_associated_contact_firstname hs_associated_contact_lastname',
      'string contact.email': 'hs_associated_contact_email',
      string: 'hs_associated_company_name hs_associated_company_domain',
      enumeration: 'hs_lead_label hs_lead_type hs_lead_source hs_lead_disqualification_reason',
      datetime: WHEN,
      bool: 'archived',
    },
  },
  { names: ['owner', 'owners'], subject: 'employee', fields: { id: 'id ownerId userId portalId userIdIncludingInactive', 'string person.given_name': 'firstName', 'string person.family_name': 'lastName', 'string contact.email': 'email', string: 'type', object: 'teams remoteList', datetime: 'createdAt updatedAt', bool: 'archived active' } },
  {
    names: ['user', 'users', '0-115'],
    subject: 'employee',
    fields: {
      id: `id ${RECORD} hs_internal_user_id`,
      'string person.given_name': 'hs_given_name firstName',
      'string person.family_name': 'hs_family_name lastName',
      'string contact.email': 'hs_email email',
      'phone_number contact.phone': 'hs_main_phone',
      'string employment.job': 'hs_job_title',
      string: 'hs_standard_time_zone hs_availability_status hs_out_of_office_hours hs_working_hours hs_uncategorized_skills hs_secondary_user_language_skills roleId primaryTeamId',
      datetime: WHEN,
      bool: 'archived hs_deactivated superAdmin',
    },
  },
  { names: ['product', 'products', '0-7'], fields: { id: `id ${RECORD} hs_product_id`, string: `name description hs_sku hs_url hs_images hs_folder ${SOURCE}`, enumeration: 'hs_product_type hs_status recurringbillingfrequency hs_recurring_billing_frequency tax', number: 'price hs_cost_of_goods_sold hs_recurring_billing_period', datetime: WHEN, bool: 'archived' } },
  { names: ['line_item', 'line_items', 'lineItems', '0-8'], fields: { id: `id ${RECORD} hs_product_id hs_line_item_currency_code`, string: `name description hs_sku hs_url hs_images ${SOURCE}`, enumeration: 'recurringbillingfrequency hs_recurring_billing_frequency hs_billing_start_delay_type', number: 'price quantity amount discount hs_discount_percentage hs_cost_of_goods_sold hs_margin hs_acv hs_arr hs_mrr hs_tcv hs_total_discount hs_pre_discount_amount hs_post_tax_amount hs_position_on_quote hs_recurring_billing_number_of_payments hs_recurring_billing_period hs_recurring_billing_terms hs_billing_start_delay_days hs_billing_start_delay_months', datetime: `${WHEN} hs_recurring_billing_start_date hs_recurring_billing_end_date`, bool: 'archived hs_auto_renew' } },
  {
    names: ['quote', 'quotes', '0-14'],
    fields: {
      id: `id ${RECORD} hs_template hs_quote_number`,
      'string person.given_name': 'hs_sender_firstname',
      'string person.family_name': 'hs_sender_lastname',
      'string contact.email': 'hs_sender_email',
      'string contact.phone': 'hs_sender_phone',
      'string employment.job': 'hs_sender_jobtitle',
      string: `hs_title hs_comments hs_terms hs_purchase_terms hs_locale hs_domain hs_slug hs_sender_company_name hs_sender_company_domain hs_sender_company_address hs_sender_company_city hs_sender_company_state hs_sender_company_zip hs_sender_company_country hs_quote_link hs_public_url_key hs_pdf_download_link ${SOURCE}`,
      enumeration: 'hs_status hs_currency hs_language hs_payment_type hs_payment_status hs_esign_enabled',
      number: 'hs_quote_amount hs_collect_billing_address hs_collect_shipping_address',
      datetime: `${WHEN} hs_expiration_date hs_esign_date hs_payment_date`,
      bool: 'archived hs_payment_enabled hs_show_countersignature_line hs_show_signature_box',
    },
  },
];
