import type { ExternalService, ServiceCall } from './service.ts';

const mail = (call: string, ...more: string[]): ServiceCall => ({ call, recipients: [...RECIPIENTS, ...more] });

/** Who a message goes to, who it is from and where an answer goes, as the mail services call it. */
const RECIPIENTS = ['to', 'cc', 'bcc', 'from', 'replyTo', 'reply_to', 'To', 'Cc', 'Bcc', 'From', 'ReplyTo', 'Destination', 'ReplyToAddresses', 'Source', 'personalizations', 'envelope', 'sender'];

/** Services that bring one message to the person it is for: mail, text messages, notifications. */
export const MESSAGES: readonly ExternalService[] = [
  { name: 'Resend', kind: 'message', words: ['resend'], modules: ['resend'], globals: ['resend'], calls: [mail('emails.send'), mail('emails.create'), mail('batch.send'), mail('batch.create')], hosts: ['api.resend.com'] },
  { name: 'SendGrid', kind: 'message', words: ['sendgrid', 'sgmail'], modules: ['@sendgrid/mail', '@sendgrid/client'], globals: ['sgMail'], calls: [mail('send'), mail('sendMultiple')], hosts: ['api.sendgrid.com'] },
  { name: 'Nodemailer', kind: 'message', words: ['nodemailer', 'sendmail'], modules: ['nodemailer'], globals: ['transporter'], calls: [mail('sendMail')] },
  { name: 'Nest mailer', kind: 'message', words: ['sendmail'], modules: ['@nestjs-modules/mailer'], globals: ['mailerService'], calls: [mail('sendMail')] },
  { name: 'Postmark', kind: 'message', words: ['postmark'], modules: ['postmark'], globals: ['postmark'], calls: [mail('sendEmail'), mail('sendEmailBatch'), mail('sendEmailWithTemplate')], hosts: ['api.postmarkapp.com'] },
  { name: 'Mailgun', kind: 'message', words: ['mailgun'], modules: ['mailgun.js', 'mailgun-js'], globals: ['mailgun'], calls: [mail('messages.create'), mail('messages.send')], hosts: ['api.mailgun.net', 'api.eu.mailgun.net'] },
  { name: 'Amazon SES', kind: 'message', words: ['client-ses', 'ses.sendemail', 'sendemailcommand'], modules: ['@aws-sdk/client-ses', '@aws-sdk/client-sesv2'], calls: [mail('new SendEmailCommand'), mail('new SendTemplatedEmailCommand'), mail('new SendRawEmailCommand'), mail('sendEmail')] },
  { name: 'Brevo', kind: 'message', words: ['brevo', 'sendinblue', 'sib-api'], modules: ['@getbrevo/brevo', 'sib-api-v3-sdk'], calls: [mail('sendTransacEmail'), mail('sendTransacSms')], hosts: ['api.brevo.com', 'api.sendinblue.com'] },
  { name: 'Mandrill', kind: 'message', words: ['mailchimp_transactional', 'mandrill'], modules: ['@mailchimp/mailchimp_transactional', 'mandrill-api'], calls: [mail('messages.send'), mail('messages.sendTemplate')], hosts: ['mandrillapp.com'] },
  { name: 'Plunk', kind: 'message', words: ['useplunk', 'plunk'], modules: ['@plunk/node'], calls: [mail('emails.send')], hosts: ['api.useplunk.com'] },
  { name: 'EmailJS', kind: 'message', words: ['emailjs'], modules: ['@emailjs/*', 'emailjs-com'], globals: ['emailjs'], calls: [mail('send'), mail('sendForm')], hosts: ['api.emailjs.com'] },
  { name: 'Twilio', kind: 'message', words: ['twilio'], modules: ['twilio'], globals: ['twilio', 'twilioClient'], calls: [mail('messages.create'), mail('calls.create')], hosts: ['api.twilio.com', '*.twilio.com'] },
  { name: 'Vonage', kind: 'message', words: ['vonage', 'nexmo'], modules: ['@vonage/*', 'nexmo'], calls: [mail('sms.send'), mail('messages.send'), mail('message.sendSms')], hosts: ['rest.nexmo.com', 'api.nexmo.com'] },
  { name: 'MessageBird', kind: 'message', words: ['messagebird'], modules: ['messagebird'], calls: [mail('messages.create', 'recipients')], hosts: ['rest.messagebird.com'] },
  { name: 'Novu', kind: 'message', words: ['novu.trigger', 'novu.bulktrigger', '@novu/node', '@novu/api'], modules: ['@novu/node', '@novu/api'], globals: ['novu'], calls: [mail('trigger'), mail('bulkTrigger')], hosts: ['api.novu.co', 'eu.api.novu.co'] },
  { name: 'Knock', kind: 'message', words: ['knocklabs', 'knock.workflows', 'knock.notify'], modules: ['@knocklabs/*'], globals: ['knock'], calls: [mail('workflows.trigger', 'recipients'), mail('notify', 'recipients')], hosts: ['api.knock.app'] },
  { name: 'Courier', kind: 'message', words: ['trycourier'], modules: ['@trycourier/*'], calls: [mail('send')], hosts: ['api.courier.com'] },
  { name: 'WhatsApp', kind: 'message', words: [], hosts: ['graph.facebook.com'] },
  { name: 'Loops mail', kind: 'message', words: ['\'loops\'', '"loops"', 'loops.send'], modules: ['loops'], globals: ['loops'], calls: [{ call: 'sendTransactionalEmail', recipients: ['email'] }], hosts: ['app.loops.so'] },
  { name: 'LINE', kind: 'message', words: ['@line/', 'pushmessage', 'replymessage'], modules: ['@line/bot-sdk'], globals: ['lineClient'], calls: [{ call: 'pushMessage', recipients: ['to'] }, 'replyMessage'], hosts: ['api.line.me'] },
];

/** Rooms in which many read what a program writes. */
export const CHAT: readonly ExternalService[] = [
  { name: 'Slack', kind: 'chat', words: ['slack'], modules: ['@slack/*', 'slack-notify', 'node-slack'], globals: ['slack', 'slackClient'], calls: ['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'chat.scheduleMessage', 'files.upload', 'files.uploadV2', 'filesUploadV2', 'send', 'postMessage'], hosts: ['hooks.slack.com', 'slack.com'] },
  { name: 'Discord', kind: 'chat', words: ['discord'], modules: ['discord.js', 'discord-webhook-node', '@discordjs/*', 'eris'], calls: ['send', 'new EmbedBuilder', 'setDescription', 'addFields', 'reply', 'editReply', 'followUp', 'createMessage', 'executeWebhook'], hosts: ['discord.com', 'discordapp.com'] },
  { name: 'Telegram', kind: 'chat', words: ['telegram', 'telegraf', 'grammy'], modules: ['node-telegram-bot-api', 'telegraf', 'grammy', 'telegram'], globals: ['telegramBot'], calls: ['sendMessage', 'sendDocument', 'sendPhoto', 'telegram.sendMessage', 'api.sendMessage', 'telegram.sendDocument'], hosts: ['api.telegram.org'] },
  { name: 'LINE groups', kind: 'chat', words: ['@line/'], modules: ['@line/bot-sdk'], calls: ['broadcast', 'multicast', 'narrowcast'], hosts: ['api.line.me/v2/bot/message/broadcast', 'api.line.me/v2/bot/message/multicast', 'notify-api.line.me'] },
  { name: 'Chatwork', kind: 'chat', words: ['chatwork'], modules: ['chatwork-client', 'chatwork-api', '@chatwork/*'], hosts: ['api.chatwork.com'], calls: ['postRoomMessage', 'postMessage', 'postRoomTask'] },
  { name: 'Microsoft Teams', kind: 'chat', words: ['ms-teams-webhook'], modules: ['ms-teams-webhook'], calls: ['send'], hosts: ['*.webhook.office.com', 'outlook.office.com', 'outlook.office365.com'] },
  { name: 'Google Chat', kind: 'chat', words: [], hosts: ['chat.googleapis.com'] },
  { name: 'Mattermost', kind: 'chat', words: ['mattermost'], modules: ['@mattermost/client'], calls: ['createPost'], hosts: ['*.mattermost.com', '*.cloud.mattermost.com'] },
  { name: 'Notion', kind: 'chat', words: ['@notionhq/', 'notion.pages', 'notion.blocks', 'notion.databases'], modules: ['@notionhq/client'], globals: ['notion'], calls: ['pages.create', 'pages.update', 'blocks.children.append', 'databases.create', 'comments.create'], hosts: ['api.notion.com'] },
  { name: 'Linear', kind: 'chat', words: ['@linear/', 'linearclient'], modules: ['@linear/sdk'], calls: ['createIssue', 'issueCreate', 'createComment'], hosts: ['api.linear.app'] },
  { name: 'GitHub', kind: 'chat', words: ['octokit'], modules: ['@octokit/*', 'octokit'], globals: ['octokit'], calls: ['issues.create', 'issues.createComment', 'rest.issues.create', 'rest.issues.createComment'], hosts: ['api.github.com'] },
  { name: 'Jira', kind: 'chat', words: ['jira-client', 'jira.js'], modules: ['jira-client', 'jira.js'], calls: ['addNewIssue', 'issues.createIssue', 'addComment'], hosts: ['*.atlassian.net'] },
];
