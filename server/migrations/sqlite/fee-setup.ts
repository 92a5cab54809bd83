import { Migration } from "@mikro-orm/migrations";

export class FeeSetup extends Migration {
  override up(): void {
    this.addSql(
      "create table `fee_settings` (`school_id` integer not null primary key autoincrement, `due_days` integer not null, `sibling_percents` text not null, `sibling_vote_heads` text not null, `waiver_limit` bigint not null)",
    );
    this.addSql(
      "create table `fee_structure` (`id` integer not null primary key autoincrement, `school_id` integer not null, `term_id` integer not null, `name` text not null, `grades` text not null, `residence` text check (`residence` in ('D', 'B')) null, `created_by` integer null, `created_at` datetime not null)",
    );
    this.addSql(
      "create unique index `fee_structure_school_id_term_id_name_unique` on `fee_structure` (`school_id`, `term_id`, `name`)",
    );
    this.addSql(
      "create table `fee_structure_item` (`id` integer not null primary key autoincrement, `school_id` integer not null, `structure_id` integer not null, `vote_head_id` integer not null, `cents` bigint not null)",
    );
    this.addSql(
      "create unique index `fee_structure_item_structure_id_vote_head_id_unique` on `fee_structure_item` (`structure_id`, `vote_head_id`)",
    );
    this.addSql(
      "create table `instalment` (`id` integer not null primary key autoincrement, `school_id` integer not null, `plan_id` integer not null, `day` date not null, `cents` bigint not null)",
    );
    this.addSql("create unique index `instalment_plan_id_day_unique` on `instalment` (`plan_id`, `day`)");
    this.addSql(
      "create table `instalment_plan` (`id` integer not null primary key autoincrement, `school_id` integer not null, `learner_id` integer not null, `note` text not null, `through_invoice_id` integer not null, `created_by` integer null, `created_at` datetime not null, `ended_at` datetime null)",
    );
    this.addSql("create index `instalment_plan_learner_id_index` on `instalment_plan` (`learner_id`)");
    this.addSql(
      "create index `instalment_plan_school_id_ended_at_index` on `instalment_plan` (`school_id`, `ended_at`)",
    );
    this.addSql(
      "create table `invoice_run` (`id` integer not null primary key autoincrement, `school_id` integer not null, `key` text not null, `term_id` integer not null, `day` date not null, `due_day` date not null, `invoices` integer not null, `cents` bigint not null, `discount_cents` bigint not null, `created_by` integer null, `created_at` datetime not null, `reversed_by` integer null, `reversed_at` datetime null)",
    );
    this.addSql("create unique index `invoice_run_school_id_key_unique` on `invoice_run` (`school_id`, `key`)");
    this.addSql(
      "create table `opening_balance` (`learner_id` integer not null primary key autoincrement, `school_id` integer not null, `cents` bigint not null, `day` date not null, `version` integer not null, `entry_id` integer null, `invoice_id` integer null)",
    );
    this.addSql("create index `opening_balance_school_id_index` on `opening_balance` (`school_id`)");
    this.addSql(
      "create table `term_target` (`term_id` integer not null primary key autoincrement, `school_id` integer not null, `cents` bigint not null)",
    );
    this.addSql("create index `term_target_school_id_index` on `term_target` (`school_id`)");
    this.addSql(
      "create table `waiver` (`id` integer not null primary key autoincrement, `school_id` integer not null, `key` text not null, `learner_id` integer not null, `vote_head_id` integer null, `cents` bigint not null, `reason` text not null, `status` text check (`status` in ('pending', 'granted', 'declined', 'reversed')) not null, `requested_by` integer null, `requested_at` datetime not null, `decided_by` integer null, `decided_at` datetime null, `entry_id` integer null)",
    );
    this.addSql("create index `waiver_learner_id_index` on `waiver` (`learner_id`)");
    this.addSql("create index `waiver_school_id_status_index` on `waiver` (`school_id`, `status`)");
    this.addSql("create unique index `waiver_school_id_key_unique` on `waiver` (`school_id`, `key`)");
    this.addSql("alter table `invoice` add column `structure_id` integer null");
    this.addSql("alter table `invoice` add column `memo` text not null default ''");
    this.addSql("alter table `invoice` add column `child_order` integer null");
    this.addSql("alter table `invoice` add column `discount_percent` integer null");
    this.addSql("create index `invoice_entry_id_index` on `invoice` (`entry_id`)");
    this.addSql("alter table `invoice_line` add column `discount_cents` bigint not null default 0");
  }
}
