import { Migration } from "@mikro-orm/migrations";

export class MessagesToGuardians extends Migration {
  override up(): void {
    this.addSql(
      "create table `notify_settings` (`school_id` integer not null primary key autoincrement, `payment_sms` text check (`payment_sms` in ('always', 'without-app', 'never')) not null, `cap_cents` bigint not null, `quiet_from` integer not null, `quiet_to` integer not null, `pay_to` text null)",
    );
    this.addSql(
      "create table `push_message` (`id` integer not null primary key autoincrement, `school_id` integer not null, `user_id` integer not null, `subscription_id` integer not null, `key` text not null, `payload` text not null, `state` text check (`state` in ('queued', 'sending', 'sent', 'gone', 'failed')) not null, `tries` integer not null, `due_at` datetime not null, `created_at` datetime not null)",
    );
    this.addSql("create index `push_message_state_due_at_index` on `push_message` (`state`, `due_at`)");
    this.addSql(
      "create unique index `push_message_subscription_id_key_unique` on `push_message` (`subscription_id`, `key`)",
    );
    this.addSql(
      "create table `sms_message` (`id` integer not null primary key autoincrement, `school_id` integer not null, `kind` text check (`kind` in ('payment', 'arrears', 'absence')) not null, `key` text not null, `guardian_id` integer not null, `learner_id` integer not null, `phone` text not null, `text` text not null, `state` text check (`state` in ('queued', 'capped', 'sending', 'sent', 'delivered', 'failed', 'unknown')) not null, `why` text null, `due_at` datetime not null, `sent_by` integer null, `provider_id` text null, `cents` bigint not null, `created_at` datetime not null, `changed_at` datetime not null)",
    );
    this.addSql("create index `sms_message_provider_id_index` on `sms_message` (`provider_id`)");
    this.addSql("create index `sms_message_state_due_at_index` on `sms_message` (`state`, `due_at`)");
    this.addSql("create index `sms_message_school_id_created_at_index` on `sms_message` (`school_id`, `created_at`)");
    this.addSql(
      "create unique index `sms_message_school_id_key_guardian_id_unique` on `sms_message` (`school_id`, `key`, `guardian_id`)",
    );
    this.addSql(
      "create table `push_subscription` (`id` integer not null primary key autoincrement, `user_id` integer not null, `device_id` integer not null, `endpoint` text not null, `p256dh` text not null, `auth` text not null, `created_at` datetime not null, constraint `push_subscription_user_id_foreign` foreign key (`user_id`) references `user` (`id`), constraint `push_subscription_device_id_foreign` foreign key (`device_id`) references `device` (`id`))",
    );
    this.addSql("create index `push_subscription_user_id_index` on `push_subscription` (`user_id`)");
    this.addSql("create index `push_subscription_device_id_index` on `push_subscription` (`device_id`)");
    this.addSql("create unique index `push_subscription_device_id_unique` on `push_subscription` (`device_id`)");
  }
}
