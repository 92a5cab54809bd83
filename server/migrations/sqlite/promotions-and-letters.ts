import { Migration } from "@mikro-orm/migrations";

export class PromotionsAndLetters extends Migration {
  override up(): void {
    this.addSql(
      "create table `promotion` (`id` integer not null primary key autoincrement, `school_id` integer not null, `from_year` integer not null, `created_by` integer null, `created_at` datetime not null, `applied_by` integer null, `applied_at` datetime null, `undone_by` integer null, `undone_at` datetime null)",
    );
    this.addSql("create unique index `promotion_school_id_from_year_unique` on `promotion` (`school_id`, `from_year`)");
    this.addSql(
      "create table `promotion_choice` (`id` integer not null primary key autoincrement, `school_id` integer not null, `promotion_id` integer not null, `learner_id` integer not null, `choice` text check (`choice` in ('promote', 'repeat', 'leave', 'complete')) not null, `is_own` integer not null, `to_grade` text null, `to_stream` text null, `reason` text check (`reason` in ('transfer', 'completed', 'fees', 'work', 'distance', 'family-moved', 'pregnancy-or-marriage', 'illness', 'death', 'unknown')) null, `from_class_id` integer null, `to_class_id` integer null, `status_before` text check (`status_before` in ('active', 're-entered', 'transferred', 'left', 'completed')) null)",
    );
    this.addSql(
      "create unique index `promotion_choice_promotion_id_learner_id_unique` on `promotion_choice` (`promotion_id`, `learner_id`)",
    );
    this.addSql(
      "create table `promotion_class` (`id` integer not null primary key autoincrement, `school_id` integer not null, `promotion_id` integer not null, `class_id` integer not null, `to_grade` text null, `to_stream` text not null)",
    );
    this.addSql(
      "create unique index `promotion_class_promotion_id_class_id_unique` on `promotion_class` (`promotion_id`, `class_id`)",
    );
    this.addSql(
      "create table `transfer_letter` (`id` integer not null primary key autoincrement, `school_id` integer not null, `learner_id` integer not null, `number` integer not null, `language` text check (`language` in ('en', 'sw')) not null, `day` date not null, `content` text not null, `issued_by` integer null, `issued_at` datetime not null)",
    );
    this.addSql("create index `transfer_letter_learner_id_index` on `transfer_letter` (`learner_id`)");
    this.addSql(
      "create unique index `transfer_letter_school_id_number_unique` on `transfer_letter` (`school_id`, `number`)",
    );
  }
}
