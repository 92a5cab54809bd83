import { Migration } from "@mikro-orm/migrations";

export class PromotionsAndLetters extends Migration {
  override up(): void {
    this.addSql(
      "create table `promotion` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `from_year` int not null, `created_by` int null, `created_at` datetime(3) not null, `applied_by` int null, `applied_at` datetime(3) null, `undone_by` int null, `undone_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `promotion` add unique `promotion_school_id_from_year_unique` (`school_id`, `from_year`)");
    this.addSql(
      "create table `promotion_choice` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `promotion_id` int not null, `learner_id` int not null, `choice` enum('promote','repeat','leave','complete') not null, `is_own` tinyint(1) not null, `to_grade` varchar(4) null, `to_stream` varchar(30) null, `reason` enum('transfer','completed','fees','work','distance','family-moved','pregnancy-or-marriage','illness','death','unknown') null, `from_class_id` int null, `to_class_id` int null, `status_before` enum('active','re-entered','transferred','left','completed') null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql(
      "alter table `promotion_choice` add unique `promotion_choice_promotion_id_learner_id_unique` (`promotion_id`, `learner_id`)",
    );
    this.addSql(
      "create table `promotion_class` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `promotion_id` int not null, `class_id` int not null, `to_grade` varchar(4) null, `to_stream` varchar(30) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql(
      "alter table `promotion_class` add unique `promotion_class_promotion_id_class_id_unique` (`promotion_id`, `class_id`)",
    );
    this.addSql(
      "create table `transfer_letter` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `learner_id` int not null, `number` int not null, `language` enum('en','sw') not null, `day` date not null, `content` text not null, `issued_by` int null, `issued_at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `transfer_letter` add index `transfer_letter_learner_id_index` (`learner_id`)");
    this.addSql(
      "alter table `transfer_letter` add unique `transfer_letter_school_id_number_unique` (`school_id`, `number`)",
    );
  }
}
