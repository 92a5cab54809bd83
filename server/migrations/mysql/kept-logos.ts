import { Migration } from "@mikro-orm/migrations";

export class KeptLogos extends Migration {
  override up(): void {
    this.addSql(
      "create table `school_logo` (`school_id` int unsigned not null, `hash` varchar(64) not null, `type` enum('png','jpeg') not null, `bytes` mediumblob not null, primary key (`school_id`, `hash`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `school_profile` add `logo_hash` varchar(64) null");
    this.addSql("alter table `report_card` add `logo_hash` varchar(64) null");
    this.addSql("update `school_profile` set `logo_hash` = sha2(`logo`, 256) where `logo` is not null");
    this.addSql(
      "insert into `school_logo` (`school_id`, `hash`, `type`, `bytes`) select `school_id`, `logo_hash`, `logo_type`, `logo` from `school_profile` where `logo` is not null",
    );
    // Under which logo they were given out is not known; it is the one they were printed with until now.
    this.addSql(
      "update `report_card` c join `school_profile` p on p.`school_id` = c.`school_id` set c.`logo_hash` = p.`logo_hash` where c.`version` > 0",
    );
    this.addSql("alter table `school_profile` drop column `logo`, drop column `logo_type`");
  }
}
