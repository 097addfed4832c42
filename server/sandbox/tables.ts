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
create table if not exists adAccounts (
  id text primary key, name text not null, currency text not null, zone text not null, pageId text not null references pages (id),
  profileId text, ownerId text not null references people (id), minDaily integer not null, status integer not null default 1,
  funding text, payer text, beneficiary text, createdAt text not null
);
create table if not exists adCampaigns (
  id text primary key, accountId text not null references adAccounts (id), name text not null, objective text not null,
  status text not null, categories text not null, countries text not null, dailyBudget integer, lifetimeBudget integer,
  spendCap integer, bidStrategy text, budgetSharing integer, startTime text, stopTime text, createdAt text not null, updatedAt text not null
);
create index if not exists campaignsOfAccount on adCampaigns (accountId, createdAt desc, id desc);
create table if not exists adSets (
  id text primary key, campaignId text not null references adCampaigns (id), accountId text not null, name text not null,
  status text not null, optimizationGoal text not null, billingEvent text not null, bidAmount integer, bidStrategy text,
  dailyBudget integer, lifetimeBudget integer, startTime text, endTime text, targeting text not null, destinationType text,
  promotedObject text, payer text, beneficiary text, createdAt text not null, updatedAt text not null
);
create index if not exists setsOfCampaign on adSets (campaignId, createdAt desc, id desc);
create index if not exists setsOfAccount on adSets (accountId, createdAt desc, id desc);
create table if not exists adImages (
  accountId text not null, hash text not null, name text not null, width integer not null, height integer not null,
  type text not null, bytes blob not null, createdAt text not null, primary key (accountId, hash)
);
create table if not exists adCreatives (
  id text primary key, accountId text not null, name text not null, contentHash text not null, spec text not null,
  postId text, mediaId text, createdAt text not null, deletedAt text
);
create index if not exists creativesOfAccount on adCreatives (accountId, contentHash);
create table if not exists adAds (
  id text primary key, adSetId text not null references adSets (id), campaignId text not null, accountId text not null,
  name text not null, status text not null, creativeId text not null references adCreatives (id),
  review text not null check (review in ('PENDING_REVIEW', 'APPROVED', 'DISAPPROVED')), reviewDueAt text,
  feedback text, createdAt text not null, updatedAt text not null
);
create index if not exists adsOfSet on adAds (adSetId, createdAt desc, id desc);
create index if not exists adsOfCampaign on adAds (campaignId, createdAt desc, id desc);
create index if not exists adsOfAccount on adAds (accountId, createdAt desc, id desc);
create table if not exists settings (name text primary key, value text not null);
`
