-- Tables that predate Prisma: the contact centre's own database and the Japanese subsidiary's.

-- Contact centre (PostgreSQL; a read replica in MySQL serves the old reporting tool)
CREATE TABLE callers (
  id                 bigserial PRIMARY KEY,
  customer_id        uuid,
  caller_name        varchar(120) NOT NULL,
  phone_number       varchar(20) NOT NULL,
  email              varchar(200),
  -- asked on the phone before anything is changed
  secret_answer      varchar(100),
  last_call_at       timestamptz,
  created_at         timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX callers_phone ON callers (phone_number);

CREATE TABLE call_notes (
  id          bigserial PRIMARY KEY,
  caller_id   bigint NOT NULL REFERENCES callers (id),
  agent_id    varchar(36) NOT NULL,
  outcome     varchar(20) NOT NULL,
  -- what the caller said; personal by decision of the privacy office (crm-guard.yaml)
  wrap_up     text,
  recorded_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE call_queues (
  id          serial PRIMARY KEY,
  title       varchar(60) NOT NULL,
  max_waiting integer NOT NULL
);

-- 日本法人
CREATE TABLE 顧客 (
  顧客番号       integer PRIMARY KEY,
  氏名           varchar(80) NOT NULL,
  フリガナ       varchar(80),
  電話番号       varchar(20),
  メールアドレス varchar(200),
  住所           varchar(300),
  生年月日       date,
  マイナンバー   char(12),
  状態           varchar(10) NOT NULL,
  登録日         date NOT NULL
);

CREATE TABLE 店舗 (
  店舗コード char(4) PRIMARY KEY,
  開店日     date NOT NULL
);
