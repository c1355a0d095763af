-- Who may run studies, how they prove it, and what they did. No address of anybody's machine stands anywhere here.

create table researcher (
  id uuid primary key,
  name text not null,
  name_key text not null unique,       -- the name as it is compared: normalised, lower case
  password text not null,              -- Argon2id in PHC form: parameters, salt, hash
  created_at timestamptz not null,
  password_set_at timestamptz not null
);

-- Who sets up first locks this table; the others wait for that and are refused.
create table setup_token (
  hash bytea primary key,              -- SHA-256
  node text not null unique,           -- each node of the platform prints a link of its own
  created_at timestamptz not null
);

create table session (
  hash bytea primary key,              -- SHA-256 of the cookie
  researcher uuid not null references researcher (id) on delete cascade,
  created_at timestamptz not null,
  used_at timestamptz not null         -- to the minute
);
create index session_researcher on session (researcher);

create table api_token (
  id uuid primary key,
  hash bytea not null unique,          -- SHA-256
  researcher uuid references researcher (id) on delete cascade,
  node text unique,                    -- the command line on the machine of this node
  label text not null,
  created_at timestamptz not null,
  used_at timestamptz,                 -- to the minute
  revoked_at timestamptz,
  check ((researcher is null) <> (node is null))
);
create index api_token_researcher on api_token (researcher, created_at);

create table attempt (
  key bytea primary key,               -- SHA-256 of what is being tried: a name, or everything
  failures integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz not null
);

create table audit (
  entry bigint generated always as identity primary key,
  at timestamptz not null,
  researcher uuid,                     -- null for the command line and for nobody
  actor text not null,
  action text not null,
  subject text
);
create index audit_at on audit (at desc);
