import { Migration } from "@mikro-orm/migrations";

export class Mpesa extends Migration {
  override up(): void {
    this.addSql(
      "create table `mpesa_attempt` (`id` integer not null primary key autoincrement, `school_id` integer not null, `learner_id` integer not null, `user_id` integer not null, `key` text not null, `cents` bigint not null, `phone` text not null, `shortcode` text not null, `account` text not null, `state` text check (`state` in ('created', 'submitting', 'prompted', 'succeeded', 'failed', 'expired', 'unknown', 'review')) not null, `reason` text check (`reason` in ('insufficient-funds', 'below-minimum', 'above-maximum', 'day-limit', 'balance-limit', 'repeated', 'expired', 'prompt-not-sent', 'cancelled', 'unreachable', 'wrong-pin', 'pin-locked', 'wrong-kind', 'phone-busy', 'provider-busy', 'refused', 'not-sent', 'no-answer', 'unknown-result', 'amount-differs', 'contradicted', 'found-unpaid')) null, `result_code` text null, `token_hash` text not null, `checkout_request_id` text null, `receipt` text null, `said_paid_at` datetime null, `looks` integer not null, `due_at` datetime null, `version` integer not null, `created_at` datetime not null, `changed_at` datetime not null)",
    );
    this.addSql("create unique index `mpesa_attempt_token_hash_unique` on `mpesa_attempt` (`token_hash`)");
    this.addSql(
      "create unique index `mpesa_attempt_checkout_request_id_unique` on `mpesa_attempt` (`checkout_request_id`)",
    );
    this.addSql("create index `mpesa_attempt_due_at_index` on `mpesa_attempt` (`due_at`)");
    this.addSql(
      "create index `mpesa_attempt_learner_id_phone_created_at_index` on `mpesa_attempt` (`learner_id`, `phone`, `created_at`)",
    );
    this.addSql("create index `mpesa_attempt_school_id_state_index` on `mpesa_attempt` (`school_id`, `state`)");
    this.addSql(
      "create index `mpesa_attempt_shortcode_account_created_at_index` on `mpesa_attempt` (`shortcode`, `account`, `created_at`)",
    );
    this.addSql("create unique index `mpesa_attempt_user_id_key_unique` on `mpesa_attempt` (`user_id`, `key`)");
    this.addSql(
      "create table `mpesa_notice` (`id` integer not null primary key autoincrement, `school_id` integer not null, `kind` text check (`kind` in ('stk', 'c2b', 'status', 'reversal')) not null, `attempt_id` integer null, `payment_id` integer null, `shortcode` text not null, `body` mediumtext not null, `is_text` integer not null, `bytes` integer not null, `is_expected_source` integer null, `state` text check (`state` in ('received', 'processed', 'quarantined')) not null, `fault` text check (`fault` in ('too-large', 'unreadable', 'unknown-request', 'other-attempt', 'unknown-shortcode', 'strange-amount')) null, `due_at` datetime null, `tries` integer not null, `received_at` datetime not null)",
    );
    this.addSql("create index `mpesa_notice_attempt_id_index` on `mpesa_notice` (`attempt_id`)");
    this.addSql("create index `mpesa_notice_payment_id_index` on `mpesa_notice` (`payment_id`)");
    this.addSql("create index `mpesa_notice_due_at_index` on `mpesa_notice` (`due_at`)");
    this.addSql("create index `mpesa_notice_school_id_state_index` on `mpesa_notice` (`school_id`, `state`)");
    this.addSql(
      "create table `mpesa_payment` (`id` integer not null primary key autoincrement, `school_id` integer not null, `shortcode` text not null, `receipt` text not null, `cents` bigint not null, `paid_at` datetime not null, `payer_phone` text null, `payer_name` text null, `account` text null, `attempt_id` integer null, `learner_id` integer null, `state` text check (`state` in ('received', 'verified', 'allocated', 'suspense', 'reversed', 'dismissed')) not null, `review` text check (`review` in ('amount-differs', 'amounts-disagree', 'contradicted', 'unverified')) null, `verified_by` text check (`verified_by` in ('query', 'status', 'pull', 'statement', 'person')) null, `token_hash` text null, `receipt_id` integer null, `tries` integer not null, `due_at` datetime null, `created_at` datetime not null, `changed_at` datetime not null)",
    );
    this.addSql("create unique index `mpesa_payment_receipt_unique` on `mpesa_payment` (`receipt`)");
    this.addSql("create index `mpesa_payment_attempt_id_index` on `mpesa_payment` (`attempt_id`)");
    this.addSql("create unique index `mpesa_payment_token_hash_unique` on `mpesa_payment` (`token_hash`)");
    this.addSql("create index `mpesa_payment_due_at_index` on `mpesa_payment` (`due_at`)");
    this.addSql("create index `mpesa_payment_school_id_state_index` on `mpesa_payment` (`school_id`, `state`)");
    this.addSql("create index `mpesa_payment_school_id_review_index` on `mpesa_payment` (`school_id`, `review`)");
    this.addSql("create index `mpesa_payment_shortcode_paid_at_index` on `mpesa_payment` (`shortcode`, `paid_at`)");
    this.addSql(
      "create table `mpesa_secret` (`id` integer not null primary key autoincrement, `school_id` integer not null, `shortcode` text not null, `secret_hash` text not null, `takes_any_account` integer not null, `user_id` integer null, `created_at` datetime not null)",
    );
    this.addSql("create index `mpesa_secret_shortcode_index` on `mpesa_secret` (`shortcode`)");
    this.addSql("create unique index `mpesa_secret_secret_hash_unique` on `mpesa_secret` (`secret_hash`)");
  }
}
