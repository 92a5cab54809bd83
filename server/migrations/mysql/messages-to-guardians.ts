import { Migration } from "@mikro-orm/migrations";

export class MessagesToGuardians extends Migration {
  override up(): void {
    this.addSql(
      "create table `notify_settings` (`school_id` int unsigned not null auto_increment primary key, `payment_sms` enum('always','without-app','never') not null, `cap_cents` bigint not null, `quiet_from` int not null, `quiet_to` int not null, `pay_to` varchar(40) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql(
      "create table `push_message` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `user_id` int not null, `subscription_id` int not null, `key` varchar(100) not null, `payload` varchar(1000) not null, `state` enum('queued','sending','sent','gone','failed') not null, `tries` int not null, `due_at` datetime(3) not null, `created_at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `push_message` add index `push_message_state_due_at_index` (`state`, `due_at`)");
    this.addSql(
      "alter table `push_message` add unique `push_message_subscription_id_key_unique` (`subscription_id`, `key`)",
    );
    this.addSql(
      "create table `sms_message` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `kind` enum('payment','arrears','absence') not null, `key` varchar(100) not null, `guardian_id` int not null, `learner_id` int not null, `phone` varchar(20) not null, `text` varchar(480) not null, `state` enum('queued','capped','sending','sent','delivered','failed','unknown') not null, `why` varchar(200) null, `due_at` datetime(3) not null, `sent_by` int null, `provider_id` varchar(100) null, `cents` bigint not null, `created_at` datetime(3) not null, `changed_at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `sms_message` add index `sms_message_provider_id_index` (`provider_id`)");
    this.addSql("alter table `sms_message` add index `sms_message_state_due_at_index` (`state`, `due_at`)");
    this.addSql(
      "alter table `sms_message` add index `sms_message_school_id_created_at_index` (`school_id`, `created_at`)",
    );
    this.addSql(
      "alter table `sms_message` add unique `sms_message_school_id_key_guardian_id_unique` (`school_id`, `key`, `guardian_id`)",
    );
    this.addSql(
      "create table `push_subscription` (`id` int unsigned not null auto_increment primary key, `user_id` int unsigned not null, `device_id` int unsigned not null, `endpoint` varchar(1000) not null, `p256dh` varchar(100) not null, `auth` varchar(40) not null, `created_at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `push_subscription` add index `push_subscription_user_id_index` (`user_id`)");
    this.addSql("alter table `push_subscription` add index `push_subscription_device_id_index` (`device_id`)");
    this.addSql("alter table `push_subscription` add unique `push_subscription_device_id_unique` (`device_id`)");
    this.addSql(
      "alter table `push_subscription` add constraint `push_subscription_user_id_foreign` foreign key (`user_id`) references `user` (`id`)",
    );
    this.addSql(
      "alter table `push_subscription` add constraint `push_subscription_device_id_foreign` foreign key (`device_id`) references `device` (`id`)",
    );
  }
}
