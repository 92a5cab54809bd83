import { Migration } from "@mikro-orm/migrations";

export class FeeBooks extends Migration {
  override up(): void {
    this.addSql(
      "create table `bursary` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `sponsor` varchar(120) not null, `reference` varchar(60) not null, `cents` bigint not null, `day` date not null, `receipt_id` int null, `cancelled_at` datetime(3) null, `request_key` varchar(60) not null, `created_by` int null, `created_at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `bursary` add index `bursary_receipt_id_index` (`receipt_id`)");
    this.addSql("alter table `bursary` add index `bursary_school_id_day_index` (`school_id`, `day`)");
    this.addSql("alter table `bursary` add unique `bursary_school_id_request_key_unique` (`school_id`, `request_key`)");
    this.addSql(
      "create table `bursary_share` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `bursary_id` int not null, `learner_id` int not null, `cents` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `bursary_share` add index `bursary_share_learner_id_index` (`learner_id`)");
    this.addSql(
      "alter table `bursary_share` add unique `bursary_share_bursary_id_learner_id_unique` (`bursary_id`, `learner_id`)",
    );
    this.addSql(
      "create table `day_close` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `day` date not null, `expected_cents` bigint not null, `counted_cents` bigint not null, `note` varchar(200) null, `last_entry` int not null, `closed_by` int null, `closed_at` datetime(3) not null, `reopened_by` int null, `reopened_at` datetime(3) null, `reopen_reason` varchar(200) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `day_close` add index `day_close_school_id_day_index` (`school_id`, `day`)");
    this.addSql(
      "create table `fee_check` (`school_id` int unsigned not null auto_increment primary key, `at` datetime(3) not null, `entries` int not null, `receipts` int not null, `faults` int not null, `findings` text not null, `faulty_since` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql(
      "create table `reversal` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `receipt_id` int null, `entry_id` int null, `reason` varchar(200) not null, `state` enum('pending','approved','declined') not null, `requested_by` int not null, `requested_at` datetime(3) not null, `decided_by` int null, `decided_at` datetime(3) null, `note` varchar(200) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `reversal` add index `reversal_receipt_id_index` (`receipt_id`)");
    this.addSql("alter table `reversal` add index `reversal_entry_id_index` (`entry_id`)");
    this.addSql("alter table `reversal` add index `reversal_school_id_state_id_index` (`school_id`, `state`, `id`)");
    this.addSql("alter table `fee_counter` add `closed_through` date null");
    this.addSql(
      "alter table `receipt` add `narration` varchar(120) null, add `goods` varchar(60) null, add `quantity` varchar(40) null, add `request_key` varchar(60) null",
    );
    this.addSql("alter table `receipt` add unique `receipt_school_id_request_key_unique` (`school_id`, `request_key`)");
  }
}
