import { Migration } from "@mikro-orm/migrations";

export class SchoolPapers extends Migration {
  override up(): void {
    this.addSql(
      "create table `comment_bank` (`school_id` int unsigned not null, `kind` enum('class','head','subject') not null, `language` enum('en','sw') not null, `phrases` text not null, primary key (`school_id`, `kind`, `language`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql(
      "create table `school_profile` (`school_id` int unsigned not null auto_increment primary key, `motto` varchar(120) not null, `address` varchar(160) not null, `phone` varchar(60) not null, `email` varchar(120) not null, `logo` mediumblob null, `logo_type` enum('png','jpeg') null, `logo_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
  }
}
