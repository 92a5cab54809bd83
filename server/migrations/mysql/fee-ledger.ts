import { Migration } from "@mikro-orm/migrations";

export class FeeLedger extends Migration {
  override up(): void {
    this.addSql(
      "create table `fee_counter` (`school_id` int unsigned not null auto_increment primary key, `entries` int not null, `invoices` int not null, `receipts` int not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql(
      "create table `invoice` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `number` int not null, `kind` enum('term','opening','charge') not null, `learner_id` int not null, `term_id` int null, `run_id` int null, `day` date not null, `due_day` date not null, `entry_id` int not null, `reversed_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `invoice` add index `invoice_run_id_index` (`run_id`)");
    this.addSql("alter table `invoice` add index `invoice_learner_id_day_index` (`learner_id`, `day`)");
    this.addSql("alter table `invoice` add index `invoice_school_id_term_id_index` (`school_id`, `term_id`)");
    this.addSql("alter table `invoice` add unique `invoice_school_id_number_unique` (`school_id`, `number`)");
    this.addSql(
      "create table `invoice_line` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `invoice_id` int not null, `vote_head_id` int null, `cents` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `invoice_line` add index `invoice_line_invoice_id_index` (`invoice_id`)");
    this.addSql(
      "create table `journal_entry` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `number` int not null, `kind` enum('opening','invoice','waiver','discount','payment','allocation','transfer','refund','banking','reversal') not null, `day` date not null, `memo` varchar(200) not null, `key` varchar(80) not null, `receipt_id` int null, `reverses_id` int null, `user_id` int null, `at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `journal_entry` add index `journal_entry_receipt_id_index` (`receipt_id`)");
    this.addSql("alter table `journal_entry` add unique `journal_entry_reverses_id_unique` (`reverses_id`)");
    this.addSql("alter table `journal_entry` add index `journal_entry_school_id_day_index` (`school_id`, `day`)");
    this.addSql(
      "alter table `journal_entry` add unique `journal_entry_school_id_number_unique` (`school_id`, `number`)",
    );
    this.addSql("alter table `journal_entry` add unique `journal_entry_school_id_key_unique` (`school_id`, `key`)");
    this.addSql(
      "create table `journal_line` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `entry_id` int not null, `account` enum('receivable','credit','suspense','mpesa','bank','cash','stores','charges','income','waivers','opening') not null, `learner_id` int null, `vote_head_id` int null, `invoice_line_id` int null, `cents` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `journal_line` add index `journal_line_entry_id_index` (`entry_id`)");
    this.addSql(
      "alter table `journal_line` add index `journal_line_school_id_account_learner_id_invoice_l_8ab4b_index` (`school_id`, `account`, `learner_id`, `invoice_line_id`, `vote_head_id`, `cents`)",
    );
    this.addSql(
      "create table `receipt` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `number` int not null, `channel` enum('mpesa','bank','cheque','cash','in-kind') not null, `reference` varchar(60) not null, `cents` bigint not null, `payer` varchar(120) null, `day` date not null, `paid_at` datetime(3) not null, `code` varchar(10) not null, `entry_id` int not null, `recorded_by` int null, `reversed_at` datetime(3) null, `created_at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `receipt` add unique `receipt_code_unique` (`code`)");
    this.addSql("alter table `receipt` add index `receipt_school_id_day_index` (`school_id`, `day`)");
    this.addSql("alter table `receipt` add unique `receipt_school_id_number_unique` (`school_id`, `number`)");
    this.addSql(
      "alter table `receipt` add unique `receipt_school_id_channel_reference_unique` (`school_id`, `channel`, `reference`)",
    );
    this.addSql(
      "create table `vote_head` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `name` varchar(60) not null, `position` int not null, `archived_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `vote_head` add unique `vote_head_school_id_name_unique` (`school_id`, `name`)");
    this.addSql("alter table `learner` add `residence` enum('D','B') not null default 'D'");
  }
}
