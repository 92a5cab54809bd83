import { Migration } from "@mikro-orm/migrations";

export class Mpesa extends Migration {
  override up(): void {
    this.addSql(
      "create table `mpesa_attempt` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `learner_id` int not null, `user_id` int not null, `key` varchar(64) not null, `cents` bigint not null, `phone` varchar(20) not null, `shortcode` varchar(10) not null, `account` varchar(12) not null, `state` enum('created','submitting','prompted','succeeded','failed','expired','unknown','review') not null, `reason` enum('insufficient-funds','below-minimum','above-maximum','day-limit','balance-limit','repeated','expired','prompt-not-sent','cancelled','unreachable','wrong-pin','pin-locked','wrong-kind','phone-busy','provider-busy','refused','not-sent','no-answer','unknown-result','amount-differs','contradicted','found-unpaid') null, `result_code` varchar(20) null, `token_hash` varchar(64) not null, `checkout_request_id` varchar(60) null, `receipt` varchar(20) null, `said_paid_at` datetime(3) null, `looks` int not null, `due_at` datetime(3) null, `version` int not null, `created_at` datetime(3) not null, `changed_at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `mpesa_attempt` add unique `mpesa_attempt_token_hash_unique` (`token_hash`)");
    this.addSql(
      "alter table `mpesa_attempt` add unique `mpesa_attempt_checkout_request_id_unique` (`checkout_request_id`)",
    );
    this.addSql("alter table `mpesa_attempt` add index `mpesa_attempt_due_at_index` (`due_at`)");
    this.addSql(
      "alter table `mpesa_attempt` add index `mpesa_attempt_learner_id_phone_created_at_index` (`learner_id`, `phone`, `created_at`)",
    );
    this.addSql("alter table `mpesa_attempt` add index `mpesa_attempt_school_id_state_index` (`school_id`, `state`)");
    this.addSql(
      "alter table `mpesa_attempt` add index `mpesa_attempt_shortcode_account_created_at_index` (`shortcode`, `account`, `created_at`)",
    );
    this.addSql("alter table `mpesa_attempt` add unique `mpesa_attempt_user_id_key_unique` (`user_id`, `key`)");
    this.addSql(
      "create table `mpesa_notice` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `kind` enum('stk', 'c2b', 'status', 'reversal') not null, `attempt_id` int null, `payment_id` int null, `shortcode` varchar(10) not null, `body` mediumtext not null, `is_text` tinyint(1) not null, `bytes` int not null, `is_expected_source` tinyint(1) null, `state` enum('received','processed','quarantined') not null, `fault` enum('too-large','unreadable','unknown-request','other-attempt','unknown-shortcode','strange-amount') null, `due_at` datetime(3) null, `tries` int not null, `received_at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `mpesa_notice` add index `mpesa_notice_attempt_id_index` (`attempt_id`)");
    this.addSql("alter table `mpesa_notice` add index `mpesa_notice_payment_id_index` (`payment_id`)");
    this.addSql("alter table `mpesa_notice` add index `mpesa_notice_due_at_index` (`due_at`)");
    this.addSql("alter table `mpesa_notice` add index `mpesa_notice_school_id_state_index` (`school_id`, `state`)");
    this.addSql(
      "create table `mpesa_payment` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `shortcode` varchar(10) not null, `receipt` varchar(20) not null, `cents` bigint not null, `paid_at` datetime(3) not null, `payer_phone` varchar(64) null, `payer_name` varchar(120) null, `account` varchar(60) null, `attempt_id` int null, `learner_id` int null, `state` enum('received','verified','allocated','suspense','reversed','dismissed') not null, `review` enum('amount-differs','amounts-disagree','contradicted','unverified') null, `verified_by` enum('query','status','pull','statement','person') null, `token_hash` varchar(64) null, `receipt_id` int null, `tries` int not null, `due_at` datetime(3) null, `created_at` datetime(3) not null, `changed_at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `mpesa_payment` add unique `mpesa_payment_receipt_unique` (`receipt`)");
    this.addSql("alter table `mpesa_payment` add index `mpesa_payment_attempt_id_index` (`attempt_id`)");
    this.addSql("alter table `mpesa_payment` add unique `mpesa_payment_token_hash_unique` (`token_hash`)");
    this.addSql("alter table `mpesa_payment` add index `mpesa_payment_due_at_index` (`due_at`)");
    this.addSql("alter table `mpesa_payment` add index `mpesa_payment_school_id_state_index` (`school_id`, `state`)");
    this.addSql("alter table `mpesa_payment` add index `mpesa_payment_school_id_review_index` (`school_id`, `review`)");
    this.addSql(
      "alter table `mpesa_payment` add index `mpesa_payment_shortcode_paid_at_index` (`shortcode`, `paid_at`)",
    );
    this.addSql(
      "create table `mpesa_secret` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `shortcode` varchar(10) not null, `secret_hash` varchar(64) not null, `takes_any_account` tinyint(1) not null, `user_id` int null, `created_at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `mpesa_secret` add index `mpesa_secret_shortcode_index` (`shortcode`)");
    this.addSql("alter table `mpesa_secret` add unique `mpesa_secret_secret_hash_unique` (`secret_hash`)");
  }
}
