import { Migration } from "@mikro-orm/migrations";

export class FeeSetup extends Migration {
  override up(): void {
    this.addSql(
      "create table `fee_settings` (`school_id` int unsigned not null auto_increment primary key, `due_days` int not null, `sibling_percents` varchar(60) not null, `sibling_vote_heads` varchar(500) not null, `waiver_limit` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql(
      "create table `fee_structure` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `term_id` int not null, `name` varchar(80) not null, `grades` varchar(80) not null, `residence` enum('D','B') null, `created_by` int null, `created_at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql(
      "alter table `fee_structure` add unique `fee_structure_school_id_term_id_name_unique` (`school_id`, `term_id`, `name`)",
    );
    this.addSql(
      "create table `fee_structure_item` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `structure_id` int not null, `vote_head_id` int not null, `cents` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql(
      "alter table `fee_structure_item` add unique `fee_structure_item_structure_id_vote_head_id_unique` (`structure_id`, `vote_head_id`)",
    );
    this.addSql(
      "create table `instalment` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `plan_id` int not null, `day` date not null, `cents` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `instalment` add unique `instalment_plan_id_day_unique` (`plan_id`, `day`)");
    this.addSql(
      "create table `instalment_plan` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `learner_id` int not null, `note` varchar(160) not null, `through_invoice_id` int not null, `created_by` int null, `created_at` datetime(3) not null, `ended_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `instalment_plan` add index `instalment_plan_learner_id_index` (`learner_id`)");
    this.addSql(
      "alter table `instalment_plan` add index `instalment_plan_school_id_ended_at_index` (`school_id`, `ended_at`)",
    );
    this.addSql(
      "create table `invoice_run` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `key` varchar(40) not null, `term_id` int not null, `day` date not null, `due_day` date not null, `invoices` int not null, `cents` bigint not null, `discount_cents` bigint not null, `created_by` int null, `created_at` datetime(3) not null, `reversed_by` int null, `reversed_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `invoice_run` add unique `invoice_run_school_id_key_unique` (`school_id`, `key`)");
    this.addSql(
      "create table `opening_balance` (`learner_id` int unsigned not null auto_increment primary key, `school_id` int not null, `cents` bigint not null, `day` date not null, `version` int not null, `entry_id` int null, `invoice_id` int null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `opening_balance` add index `opening_balance_school_id_index` (`school_id`)");
    this.addSql(
      "create table `term_target` (`term_id` int unsigned not null auto_increment primary key, `school_id` int not null, `cents` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `term_target` add index `term_target_school_id_index` (`school_id`)");
    this.addSql(
      "create table `waiver` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `key` varchar(40) not null, `learner_id` int not null, `vote_head_id` int null, `cents` bigint not null, `reason` varchar(160) not null, `status` enum('pending','granted','declined','reversed') not null, `requested_by` int null, `requested_at` datetime(3) not null, `decided_by` int null, `decided_at` datetime(3) null, `entry_id` int null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `waiver` add index `waiver_learner_id_index` (`learner_id`)");
    this.addSql("alter table `waiver` add index `waiver_school_id_status_index` (`school_id`, `status`)");
    this.addSql("alter table `waiver` add unique `waiver_school_id_key_unique` (`school_id`, `key`)");
    this.addSql(
      "alter table `invoice` add `structure_id` int null, add `memo` varchar(120) not null default '', add `child_order` int null, add `discount_percent` int null",
    );
    this.addSql("alter table `invoice` add index `invoice_entry_id_index` (`entry_id`)");
    this.addSql("alter table `invoice_line` add `discount_cents` bigint not null default 0");
  }
}
