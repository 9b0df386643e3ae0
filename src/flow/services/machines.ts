import type { ExternalService } from './service.ts';

const DRIVE_CALLS = ['files.create', 'files.update', 'spreadsheets.values.append', 'spreadsheets.values.update', 'spreadsheets.values.batchUpdate', 'spreadsheets.create', 'documents.batchUpdate', 'documents.create'];

/** Language models and what is built on them: the prompt leaves. */
export const AI: readonly ExternalService[] = [
  { name: 'OpenAI', kind: 'ai', words: ['openai'], modules: ['openai', 'openai/*', '@openai/*', '@azure/openai'], globals: ['openai'], calls: ['chat.completions.create', 'chat.completions.parse', 'chat.completions.stream', 'chat.completions.runTools', 'completions.create', 'responses.create', 'responses.parse', 'responses.stream', 'embeddings.create', 'moderations.create', 'images.generate', 'images.edit', 'files.create', 'threads.create', 'threads.messages.create', 'threads.runs.create', 'conversations.create', 'conversations.items.create', 'createChatCompletion', 'createCompletion', 'createEmbedding', 'getChatCompletions', 'run', 'new Agent'], hosts: ['api.openai.com', '*.openai.azure.com'] },
  { name: 'Anthropic', kind: 'ai', words: ['anthropic'], modules: ['@anthropic-ai/*'], globals: ['anthropic'], calls: ['messages.create', 'messages.stream', 'messages.parse', 'messages.countTokens', 'messages.batches.create', 'completions.create', 'query'], hosts: ['api.anthropic.com'] },
  { name: 'Google Gemini', kind: 'ai', words: ['generative-ai', 'genai', 'gemini', 'vertexai'], modules: ['@google/generative-ai', '@google/genai', '@google-cloud/vertexai', '@google-cloud/aiplatform'], globals: ['genAI', 'gemini'], calls: ['generateContent', 'generateContentStream', 'sendMessage', 'sendMessageStream', 'startChat', 'embedContent', 'batchEmbedContents', 'models.generateContent', 'models.generateContentStream', 'models.embedContent', 'getGenerativeModel', 'chats.create'], hosts: ['generativelanguage.googleapis.com', 'aiplatform.googleapis.com', '*.aiplatform.googleapis.com'] },
  { name: 'AI SDK', kind: 'ai', words: ['generatetext', 'streamtext', 'generateobject', 'streamobject', 'embedmany', 'embed(', 'toolloopagent', 'generateimage'], modules: ['ai', 'ai/*'], calls: ['generateText', 'streamText', 'generateObject', 'streamObject', 'embed', 'embedMany', 'generateImage', 'experimental_generateImage', 'experimental_transcribe', 'rerank', 'new ToolLoopAgent'] },
  { name: 'LangChain', kind: 'ai', words: ['langchain', 'langgraph'], modules: ['langchain', 'langchain/*', '@langchain/*'], calls: ['invoke', 'stream', 'batch', 'call', 'predict', 'generate', 'embedQuery', 'embedDocuments', 'addDocuments', 'addTexts', 'fromDocuments', 'fromTexts', 'similaritySearch', 'new HumanMessage', 'new SystemMessage', 'formatMessages', 'new Document'] },
  { name: 'Cohere', kind: 'ai', words: ['cohere'], modules: ['cohere-ai'], globals: ['cohere'], calls: ['chat', 'chatStream', 'generate', 'embed', 'rerank', 'classify'], hosts: ['api.cohere.com', 'api.cohere.ai'] },
  { name: 'Mistral', kind: 'ai', words: ['mistral'], modules: ['@mistralai/*'], globals: ['mistral'], calls: ['chat.complete', 'chat.stream', 'chat', 'embeddings.create', 'ocr.process', 'agents.complete'], hosts: ['api.mistral.ai'] },
  { name: 'Groq', kind: 'ai', words: ['groq'], modules: ['groq-sdk'], globals: ['groq'], calls: ['chat.completions.create', 'audio.transcriptions.create'], hosts: ['api.groq.com'] },
  { name: 'DeepSeek', kind: 'ai', words: [], hosts: ['api.deepseek.com'] },
  { name: 'xAI', kind: 'ai', words: [], hosts: ['api.x.ai'] },
  { name: 'Perplexity', kind: 'ai', words: ['perplexity'], modules: ['@perplexity-ai/*'], calls: ['chat.completions.create', 'search.create'], hosts: ['api.perplexity.ai'] },
  { name: 'OpenRouter', kind: 'ai', words: ['openrouter'], modules: ['@openrouter/*'], calls: ['chat.send', 'callModel'], hosts: ['openrouter.ai'] },
  { name: 'Replicate', kind: 'ai', words: ['replicate'], modules: ['replicate'], globals: ['replicate'], calls: ['run', 'stream', 'predictions.create'], hosts: ['api.replicate.com'] },
  { name: 'Hugging Face', kind: 'ai', words: ['huggingface'], modules: ['@huggingface/*'], calls: ['textGeneration', 'chatCompletion', 'featureExtraction', 'summarization', 'questionAnswering', 'translation'], hosts: ['api-inference.huggingface.co', '*.huggingface.co'] },
  { name: 'Amazon Bedrock', kind: 'ai', words: ['bedrock'], modules: ['@aws-sdk/client-bedrock-runtime', '@aws-sdk/client-bedrock-agent-runtime'], calls: ['new InvokeModelCommand', 'new InvokeModelWithResponseStreamCommand', 'new ConverseCommand', 'new ConverseStreamCommand', 'new InvokeAgentCommand'] },
  { name: 'Voyage', kind: 'ai', words: ['voyage'], modules: ['voyageai'], calls: ['embed', 'rerank'], hosts: ['api.voyageai.com'] },
  { name: 'Pinecone', kind: 'ai', words: ['pinecone'], modules: ['@pinecone-database/*'], calls: ['upsert', 'upsertRecords', 'embed', 'inference.embed'], hosts: ['*.pinecone.io'] },
  { name: 'Firecrawl', kind: 'ai', words: ['firecrawl'], modules: ['firecrawl', '@mendable/firecrawl-js', '@mendable/firecrawl'], globals: ['firecrawl'], calls: ['scrapeUrl', 'scrape', 'search', 'extract', 'crawlUrl', 'crawl', 'mapUrl', 'map', 'deepResearch', 'agent', 'startExtract', 'asyncExtract'], hosts: ['api.firecrawl.dev'] },
  { name: 'Exa', kind: 'ai', words: ['exa-js'], modules: ['exa-js'], calls: ['search', 'searchAndContents', 'answer'], hosts: ['api.exa.ai'] },
  { name: 'Tavily', kind: 'ai', words: ['tavily'], modules: ['@tavily/core'], calls: ['search', 'extract'], hosts: ['api.tavily.com'] },
  { name: 'Deepgram', kind: 'ai', words: ['deepgram'], modules: ['@deepgram/sdk'], hosts: ['api.deepgram.com'] },
  { name: 'ElevenLabs', kind: 'ai', words: ['elevenlabs'], modules: ['elevenlabs', '@elevenlabs/*'], calls: ['textToSpeech.convert', 'textToSpeech.stream', 'generate'], hosts: ['api.elevenlabs.io'] },
  { name: 'DeepL', kind: 'ai', words: ['deepl-node'], modules: ['deepl-node'], calls: ['translateText'], hosts: ['api.deepl.com', 'api-free.deepl.com'] },
  { name: 'Google Translate', kind: 'ai', words: ['cloud/translate'], modules: ['@google-cloud/translate'], calls: ['translate', 'translateText'], hosts: ['translation.googleapis.com'] },
];

/** Storage that others run: buckets, and drives of persons. */
export const STORAGE: readonly ExternalService[] = [
  { name: 'Amazon S3', kind: 'storage', words: ['client-s3', 'lib-storage', 'aws-sdk', 'putobject', 's3.upload', 's3client'], modules: ['@aws-sdk/client-s3', '@aws-sdk/lib-storage', 'aws-sdk', 'aws-sdk/*'], globals: ['s3', 's3Client'], calls: ['new PutObjectCommand', 'new Upload', 'new UploadPartCommand', 'putObject', 'upload'] },
  { name: 'Google Cloud Storage', kind: 'storage', words: ['cloud/storage', 'admin/storage', '.bucket('], modules: ['@google-cloud/storage', 'firebase-admin/storage'], calls: ['save', 'upload', 'bucket.upload'], hosts: ['storage.googleapis.com'] },
  { name: 'Azure Blob Storage', kind: 'storage', words: ['azure/storage', 'blockblob', 'blobclient'], modules: ['@azure/storage-blob', '@azure/storage-file-share'], calls: ['upload', 'uploadData', 'uploadStream', 'appendBlock'], hosts: ['*.blob.core.windows.net'] },
  { name: 'Vercel Blob', kind: 'storage', words: ['@vercel/blob'], modules: ['@vercel/blob', '@vercel/blob/*'], calls: ['put', 'upload'], hosts: ['blob.vercel-storage.com'] },
  { name: 'Firebase Storage', kind: 'storage', words: ['firebase/storage'], modules: ['firebase/storage'], calls: ['uploadBytes', 'uploadString', 'uploadBytesResumable'], hosts: ['firebasestorage.googleapis.com'] },
  { name: 'Dropbox', kind: 'storage', words: ['dropbox'], modules: ['dropbox'], globals: ['dbx', 'dropbox'], calls: ['filesUpload', 'filesUploadSessionStart', 'filesUploadSessionFinish', 'paperDocsCreate'], hosts: ['content.dropboxapi.com', 'api.dropboxapi.com'] },
  { name: 'Google Drive', kind: 'storage', words: ['googleapis', 'google-spreadsheet'], modules: ['googleapis', '@googleapis/*', 'google-spreadsheet'], calls: [...DRIVE_CALLS, 'addRow', 'addRows'], hosts: ['www.googleapis.com/upload/drive', 'www.googleapis.com/drive', 'sheets.googleapis.com', 'docs.googleapis.com'] },
  { name: 'Google Apps Script', kind: 'storage', words: ['driveapp'], globals: ['DriveApp'], calls: ['createFile'] },
  { name: 'Box', kind: 'storage', words: ['box-node-sdk', 'box-typescript-sdk'], modules: ['box-node-sdk', 'box-typescript-sdk-gen'], calls: ['files.uploadFile', 'uploads.uploadFile'], hosts: ['upload.box.com', 'api.box.com'] },
  { name: 'OneDrive', kind: 'storage', words: ['microsoft-graph-client'], modules: ['@microsoft/microsoft-graph-client'], calls: ['put', 'post', 'patch'].map((call) => ({ call, within: /drive|sites/i })), hosts: ['graph.microsoft.com'] },
  { name: 'Airtable', kind: 'storage', words: ['airtable'], modules: ['airtable'], globals: ['airtable'], calls: ['create', 'update', 'replace'], hosts: ['api.airtable.com'] },
  { name: 'UploadThing', kind: 'storage', words: ['uploadthing'], modules: ['uploadthing', 'uploadthing/*'], calls: ['uploadFiles'], hosts: ['*.uploadthing.com'] },
];

/** Services that pass on to others what they get. */
export const AUTOMATION: readonly ExternalService[] = [
  { name: 'Zapier', kind: 'automation', words: [], hosts: ['hooks.zapier.com', 'nla.zapier.com'] },
  { name: 'Make', kind: 'automation', words: [], hosts: ['*.make.com', 'hook.integromat.com', '*.integromat.com'] },
  { name: 'n8n', kind: 'automation', words: [], hosts: ['*.n8n.cloud', '*.app.n8n.cloud'] },
  { name: 'Pipedream', kind: 'automation', words: ['pipedream'], modules: ['@pipedream/sdk'], hosts: ['*.m.pipedream.net', 'api.pipedream.com'] },
  { name: 'IFTTT', kind: 'automation', words: [], hosts: ['maker.ifttt.com'] },
  { name: 'webhook.site', kind: 'automation', words: [], hosts: ['webhook.site', 'requestbin.com', '*.requestbin.com'] },
  { name: 'Power Automate', kind: 'automation', words: [], hosts: ['*.logic.azure.com'] },
];

/** Services that cannot do their work without knowing the person; the customer system itself is among them. */
export const EXPECTED: readonly ExternalService[] = [
  { name: 'Stripe', kind: 'expected', words: [], hosts: ['api.stripe.com', 'connect.stripe.com'] },
  { name: 'Asaas', kind: 'expected', words: [], hosts: ['*.asaas.com'] },
  { name: 'OpenPix', kind: 'expected', words: [], hosts: ['api.openpix.com.br', 'api.woovi.com'] },
  { name: 'Mercado Pago', kind: 'expected', words: [], hosts: ['api.mercadopago.com'] },
  { name: 'Iugu', kind: 'expected', words: [], hosts: ['api.iugu.com'] },
  { name: 'Adyen', kind: 'expected', words: [], hosts: ['*.adyen.com'] },
  { name: 'Braintree', kind: 'expected', words: [], hosts: ['*.braintreegateway.com', '*.braintree-api.com'] },
  { name: 'Square', kind: 'expected', words: [], hosts: ['connect.squareup.com', 'connect.squareupsandbox.com'] },
  { name: 'Mollie', kind: 'expected', words: [], hosts: ['api.mollie.com'] },
  { name: 'Xendit', kind: 'expected', words: [], hosts: ['api.xendit.co'] },
  { name: 'Midtrans', kind: 'expected', words: [], hosts: ['*.midtrans.com'] },
  { name: 'Chargebee', kind: 'expected', words: [], hosts: ['*.chargebee.com'] },
  { name: 'PayPal', kind: 'expected', words: [], hosts: ['*.paypal.com'] },
  { name: 'Auth0', kind: 'expected', words: [], hosts: ['*.auth0.com'] },
  { name: 'Clerk', kind: 'expected', words: [], hosts: ['api.clerk.com', 'api.clerk.dev'] },
  { name: 'Google sign-in', kind: 'expected', words: [], hosts: ['oauth2.googleapis.com', 'accounts.google.com'] },
  { name: 'HubSpot', kind: 'expected', words: [], hosts: ['api.hubapi.com', 'api.hubspot.com'] },
  { name: 'Salesforce', kind: 'expected', words: [], hosts: ['*.salesforce.com', '*.force.com'] },
  { name: 'kintone', kind: 'expected', words: [], hosts: ['*.kintone.com', '*.cybozu.com'] },
  { name: 'Zendesk', kind: 'expected', words: [], hosts: ['*.zendesk.com'] },
  { name: 'Dynamics 365', kind: 'expected', words: [], hosts: ['*.dynamics.com'] },
  { name: 'Zoho', kind: 'expected', words: [], hosts: ['*.zohoapis.com', '*.zohoapis.jp', '*.zohoapis.eu'] },
  { name: 'Pipedrive', kind: 'expected', words: [], hosts: ['api.pipedrive.com', '*.pipedrive.com'] },
];
