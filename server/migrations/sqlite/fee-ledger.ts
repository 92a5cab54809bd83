import { Migration } from "@mikro-orm/migrations";

export class FeeLedger extends Migration {
  override up(): void {
    this.addSql(
      "create table `fee_counter` (`school_id` integer not null primary key autoincrement, `entries` integer not null, `invoices` integer not null, `receipts` integer not null)",
    );
    this.addSql(
      "create table `invoice` (`id` integer not null primary key autoincrement, `school_id` integer not null, `number` integer not null, `kind` text check (`kind` in ('term', 'opening', 'charge')) not null, `learner_id` integer not null, `term_id` integer null, `run_id` integer null, `day` date not null, `due_day` date not null, `entry_id` integer not null, `reversed_at` datetime null)",
    );
    this.addSql("create index `invoice_run_id_index` on `invoice` (`run_id`)");
    this.addSql("create index `invoice_learner_id_day_index` on `invoice` (`learner_id`, `day`)");
    this.addSql("create index `invoice_school_id_term_id_index` on `invoice` (`school_id`, `term_id`)");
    this.addSql("create unique index `invoice_school_id_number_unique` on `invoice` (`school_id`, `number`)");
    this.addSql(
      "create table `invoice_line` (`id` integer not null primary key autoincrement, `school_id` integer not null, `invoice_id` integer not null, `vote_head_id` integer null, `cents` bigint not null)",
    );
    this.addSql("create index `invoice_line_invoice_id_index` on `invoice_line` (`invoice_id`)");
    this.addSql(
      "create table `journal_entry` (`id` integer not null primary key autoincrement, `school_id` integer not null, `number` integer not null, `kind` text check (`kind` in ('opening', 'invoice', 'waiver', 'discount', 'payment', 'allocation', 'transfer', 'refund', 'banking', 'reversal')) not null, `day` date not null, `memo` text not null, `key` text not null, `receipt_id` integer null, `reverses_id` integer null, `user_id` integer null, `at` datetime not null)",
    );
    this.addSql("create index `journal_entry_receipt_id_index` on `journal_entry` (`receipt_id`)");
    this.addSql("create unique index `journal_entry_reverses_id_unique` on `journal_entry` (`reverses_id`)");
    this.addSql("create index `journal_entry_school_id_day_index` on `journal_entry` (`school_id`, `day`)");
    this.addSql(
      "create unique index `journal_entry_school_id_number_unique` on `journal_entry` (`school_id`, `number`)",
    );
    this.addSql("create unique index `journal_entry_school_id_key_unique` on `journal_entry` (`school_id`, `key`)");
    this.addSql(
      "create table `journal_line` (`id` integer not null primary key autoincrement, `school_id` integer not null, `entry_id` integer not null, `account` text check (`account` in ('receivable', 'credit', 'suspense', 'mpesa', 'bank', 'cash', 'stores', 'charges', 'income', 'waivers', 'opening')) not null, `learner_id` integer null, `vote_head_id` integer null, `invoice_line_id` integer null, `cents` bigint not null)",
    );
    this.addSql("create index `journal_line_entry_id_index` on `journal_line` (`entry_id`)");
    this.addSql(
      "create index `journal_line_school_id_account_learner_id_invoice_line_id_vote_head_id_cents_index` on `journal_line` (`school_id`, `account`, `learner_id`, `invoice_line_id`, `vote_head_id`, `cents`)",
    );
    this.addSql(
      "create table `receipt` (`id` integer not null primary key autoincrement, `school_id` integer not null, `number` integer not null, `channel` text check (`channel` in ('mpesa', 'bank', 'cheque', 'cash', 'in-kind')) not null, `reference` text not null, `cents` bigint not null, `payer` text null, `day` date not null, `paid_at` datetime not null, `code` text not null, `entry_id` integer not null, `recorded_by` integer null, `reversed_at` datetime null, `created_at` datetime not null)",
    );
    this.addSql("create unique index `receipt_code_unique` on `receipt` (`code`)");
    this.addSql("create index `receipt_school_id_day_index` on `receipt` (`school_id`, `day`)");
    this.addSql("create unique index `receipt_school_id_number_unique` on `receipt` (`school_id`, `number`)");
    this.addSql(
      "create unique index `receipt_school_id_channel_reference_unique` on `receipt` (`school_id`, `channel`, `reference`)",
    );
    this.addSql(
      "create table `vote_head` (`id` integer not null primary key autoincrement, `school_id` integer not null, `name` text not null, `position` integer not null, `archived_at` datetime null)",
    );
    this.addSql("create unique index `vote_head_school_id_name_unique` on `vote_head` (`school_id`, `name`)");
    this.addSql(
      "alter table `learner` add column `residence` text check (`residence` in ('D', 'B')) not null default 'D'",
    );
  }
}
