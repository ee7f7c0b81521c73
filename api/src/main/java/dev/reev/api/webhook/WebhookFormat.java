package dev.reev.api.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Message format of a receiver. */
public enum WebhookFormat {
  /** As Standard Webhooks says, signed: for programs. */
  @JsonProperty("json")
  JSON,
  /** An incoming webhook of Slack. */
  @JsonProperty("slack")
  SLACK,
  /** A workflow of Microsoft Teams that posts what it receives. */
  @JsonProperty("teams")
  TEAMS,
  /** A webhook of a Discord channel. */
  @JsonProperty("discord")
  DISCORD;

  /** True for chats: their messages carry no signature, and the URL is the secret. */
  public boolean isChat() {
    return this != JSON;
  }

  /** As it is written in JSON. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
