import { Migration } from "@mikro-orm/migrations";

export class SchoolPapers extends Migration {
  override up(): void {
    this.addSql(
      "create table `comment_bank` (`school_id` integer not null, `kind` text check (`kind` in ('class', 'head', 'subject')) not null, `language` text check (`language` in ('en', 'sw')) not null, `phrases` text not null, primary key (`school_id`, `kind`, `language`))",
    );
    this.addSql(
      "create table `school_profile` (`school_id` integer not null primary key autoincrement, `motto` text not null, `address` text not null, `phone` text not null, `email` text not null, `logo` mediumblob null, `logo_type` text check (`logo_type` in ('png', 'jpeg')) null, `logo_at` datetime null)",
    );
  }
}
