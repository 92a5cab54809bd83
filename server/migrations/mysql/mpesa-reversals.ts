import { Migration } from "@mikro-orm/migrations";

export class MpesaReversals extends Migration {
  override up(): void {
    this.addSql(
      "create table `mpesa_reversal` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `payment_id` int not null, `state` enum('asked','declined','sending','sent','done','failed','unknown') not null, `reason` varchar(100) not null, `token_hash` varchar(64) not null, `result_code` varchar(20) null, `asked_by` int not null, `asked_at` datetime(3) not null, `decided_by` int null, `decided_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `mpesa_reversal` add index `mpesa_reversal_payment_id_index` (`payment_id`)");
    this.addSql("alter table `mpesa_reversal` add unique `mpesa_reversal_token_hash_unique` (`token_hash`)");
    this.addSql("alter table `mpesa_reversal` add index `mpesa_reversal_school_id_state_index` (`school_id`, `state`)");
    this.addSql(
      "create table `mpesa_statement` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `shortcode` varchar(10) not null, `file_name` varchar(120) not null, `digest` varchar(64) not null, `starts_at` datetime(3) null, `ends_at` datetime(3) null, `closing_cents` bigint null, `book_cents` bigint not null, `rows` int not null, `matched` int not null, `added` int not null, `others` int not null, `findings` mediumtext not null, `imported_by` int not null, `imported_at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql(
      "alter table `mpesa_statement` add unique `mpesa_statement_school_id_digest_unique` (`school_id`, `digest`)",
    );
  }
}
