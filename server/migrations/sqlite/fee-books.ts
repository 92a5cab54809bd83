import { Migration } from "@mikro-orm/migrations";

export class FeeBooks extends Migration {
  override up(): void {
    this.addSql(
      "create table `bursary` (`id` integer not null primary key autoincrement, `school_id` integer not null, `sponsor` text not null, `reference` text not null, `cents` bigint not null, `day` date not null, `receipt_id` integer null, `cancelled_at` datetime null, `request_key` text not null, `created_by` integer null, `created_at` datetime not null)",
    );
    this.addSql("create index `bursary_receipt_id_index` on `bursary` (`receipt_id`)");
    this.addSql("create index `bursary_school_id_day_index` on `bursary` (`school_id`, `day`)");
    this.addSql("create unique index `bursary_school_id_request_key_unique` on `bursary` (`school_id`, `request_key`)");
    this.addSql(
      "create table `bursary_share` (`id` integer not null primary key autoincrement, `school_id` integer not null, `bursary_id` integer not null, `learner_id` integer not null, `cents` bigint not null)",
    );
    this.addSql("create index `bursary_share_learner_id_index` on `bursary_share` (`learner_id`)");
    this.addSql(
      "create unique index `bursary_share_bursary_id_learner_id_unique` on `bursary_share` (`bursary_id`, `learner_id`)",
    );
    this.addSql(
      "create table `day_close` (`id` integer not null primary key autoincrement, `school_id` integer not null, `day` date not null, `expected_cents` bigint not null, `counted_cents` bigint not null, `note` text null, `last_entry` integer not null, `closed_by` integer null, `closed_at` datetime not null, `reopened_by` integer null, `reopened_at` datetime null, `reopen_reason` text null)",
    );
    this.addSql("create index `day_close_school_id_day_index` on `day_close` (`school_id`, `day`)");
    this.addSql(
      "create table `fee_check` (`school_id` integer not null primary key autoincrement, `at` datetime not null, `entries` integer not null, `receipts` integer not null, `faults` integer not null, `findings` text not null, `faulty_since` datetime null)",
    );
    this.addSql(
      "create table `reversal` (`id` integer not null primary key autoincrement, `school_id` integer not null, `receipt_id` integer null, `entry_id` integer null, `reason` text not null, `state` text check (`state` in ('pending', 'approved', 'declined')) not null, `requested_by` integer not null, `requested_at` datetime not null, `decided_by` integer null, `decided_at` datetime null, `note` text null)",
    );
    this.addSql("create index `reversal_receipt_id_index` on `reversal` (`receipt_id`)");
    this.addSql("create index `reversal_entry_id_index` on `reversal` (`entry_id`)");
    this.addSql("create index `reversal_school_id_state_id_index` on `reversal` (`school_id`, `state`, `id`)");
    this.addSql("alter table `fee_counter` add column `closed_through` date null");
    this.addSql("alter table `receipt` add column `narration` text null");
    this.addSql("alter table `receipt` add column `goods` text null");
    this.addSql("alter table `receipt` add column `quantity` text null");
    this.addSql("alter table `receipt` add column `request_key` text null");
    this.addSql("create unique index `receipt_school_id_request_key_unique` on `receipt` (`school_id`, `request_key`)");
  }
}
