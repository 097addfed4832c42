/**
 * What the stand-in platform remembers. Times are ISO-8601 UTC text, ids are the platform's
 * decimal text, lists are JSON text. This file is the sandbox's own and knows nothing of Tandem.
 */
export const schema = `
create table if not exists people (
  id text primary key, name text not null, language text not null,
  instagramId text unique, instagramUsername text unique, facebookAt text, avatar text not null
);
create table if not exists pages (
  id text primary key, name text not null, category text not null, ownerId text not null references people (id), avatar text not null
);
create table if not exists profiles (
  id text primary key, username text not null unique, name text not null, biography text not null,
  pageId text unique references pages (id), avatar text not null
);
create table if not exists posts (
  id text primary key, network text not null check (network in ('facebook', 'instagram')), accountId text not null,
  message text not null, picture text, ratio text not null default '1:1', kind text not null default 'photo',
  createdAt text not null, editedAt text, deletedAt text
);
create index if not exists postsOfAccount on posts (accountId, createdAt desc, id desc);
create table if not exists comments (
  id text primary key, network text not null, postId text not null references posts (id),
  parentId text references comments (id), authorId text not null, message text not null, createdAt text not null,
  editedAt text, hiddenAt text, deletedAt text
);
create index if not exists commentsOfPost on comments (postId, createdAt, id);
create index if not exists repliesOfComment on comments (parentId, createdAt, id);
create table if not exists likes (
  targetId text not null, actorId text not null, createdAt text not null, primary key (targetId, actorId)
);
create table if not exists ads (
  postId text primary key references posts (id), id text not null, title text not null, originalId text
);
create table if not exists blocks (
  pageId text not null, personId text not null, createdAt text not null, primary key (pageId, personId)
);
create table if not exists privateReplies (
  commentId text primary key references comments (id), id text not null, message text not null, createdAt text not null
);
create table if not exists tokens (
  token text primary key, kind text not null check (kind in ('USER', 'PAGE', 'APP')), personId text, pageId text,
  scopes text not null, issuedAt text not null, expiresAt text, deadSubcode integer, everything integer not null default 0
);
create table if not exists codes (
  code text primary key, personId text not null, redirectUri text not null, scopes text not null, expiresAt text not null, usedAt text
);
create table if not exists permissions (
  personId text not null, permission text not null, status text not null check (status in ('granted', 'declined')), primary key (personId, permission)
);
create table if not exists grantedPages (
  personId text not null, pageId text not null, withProfile text, primary key (personId, pageId)
);
create table if not exists appSubscriptions (
  object text primary key, callbackUrl text not null, verifyToken text not null, fields text not null
);
create table if not exists pageSubscriptions (
  pageId text primary key, fields text not null
);
create table if not exists deliveries (
  id integer primary key autoincrement, object text not null, accountId text not null, field text not null, value text not null,
  createdAt text not null, dueAt text not null, tries integer not null default 0, deliveredAt text, droppedAt text
);
create index if not exists deliveriesDue on deliveries (dueAt) where deliveredAt is null and droppedAt is null;
create table if not exists faults (
  id integer primary key autoincrement, kind text not null, method text, path text, remaining integer not null, createdAt text not null
);
create table if not exists sentinels (key text primary key, remaining integer not null);
create table if not exists settings (name text primary key, value text not null);
`
