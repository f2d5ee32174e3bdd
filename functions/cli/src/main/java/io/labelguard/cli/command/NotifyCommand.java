package io.labelguard.cli.command;

import io.labelguard.aws.alert.Receipt;
import io.labelguard.cli.account.AllowedWrites;
import io.labelguard.cli.account.GuardedAccount;
import io.labelguard.cli.account.OwnAccount;
import io.labelguard.cli.print.AccountPrinter;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.SampleAlert;
import io.labelguard.lambda.AlertSender;
import io.labelguard.lambda.slack.SlackRefusedException;
import io.labelguard.policy.json.JsonWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `labelguard notify`: sends a sample alert, to test the way to a receiver.
@Command(
    name = "notify",
    description =
        "Send a sample alert, marked TEST, as the guard sends alerts, and print the answer.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard notify --test --to sns --topic arn:aws:sns:us-east-1:111122223333:findings",
      "  labelguard notify --test --to slack --to eventbridge",
      "",
      "slack posts to the webhook in the secret; sns reaches Slack, too, where it is subscribed.",
      "A subscription with a filter may drop the sample, which has no severity.",
      "Exit code: 0 sent, 1 refused, 2 bad input."
    })
public final class NotifyCommand implements Callable<Integer> {

  @Mixin OutputOptions output;

  @Mixin AwsOptions aws;

  @Mixin ReceiverOptions receivers;

  @Option(names = "--test", required = true, description = "Send the sample.")
  boolean test;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "RECEIVER",
      description = "sns, slack, amazonq or eventbridge; may be given several times.")
  Set<Receiver> to = EnumSet.noneOf(Receiver.class);

  @Option(
      names = "--local",
      paramLabel = "DIR",
      description = "A folder with a local AWS to use instead of your account.")
  Optional<Path> local = Optional.empty();

  /// Who gets the sample.
  enum Receiver {
    SNS("sns"),
    SLACK("slack"),
    AMAZONQ("amazonq"),
    EVENTBRIDGE("eventbridge");

    private final String text;

    Receiver(String text) {
      this.text = text;
    }
  }

  @Override
  public Integer call() {
    Console console = output.console();
    int exit = local.map(path -> inFolder(path, console)).orElseGet(() -> inAccount(console));
    console.out().flush();
    return exit;
  }

  private int inFolder(Path path, Console console) {
    aws.refuseBeside("a folder (--local)");
    receivers.refuseBeside("a folder (--local)");
    FolderAccount.requireFolder(path);
    try (FolderAccount opened = FolderAccount.open(path, AllowedWrites.NONE, console)) {
      GuardedAccount account = opened.account();
      int exit =
          account.send((sender, id, region) -> send(sender, of(account), id, region, console));
      opened.settle(new AccountPrinter(console, false));
      return exit;
    }
  }

  private static ReceiverOptions.Addresses of(GuardedAccount account) {
    return new ReceiverOptions.Addresses(
        Optional.of(account.topicArn()),
        Optional.of(account.chatTopicArn()),
        Optional.of(account.slackSecretArn()));
  }

  private int inAccount(Console console) {
    ReceiverOptions.Addresses addresses = receivers.addresses(System.getenv());
    to.forEach(receiver -> address(receiver, addresses));
    return aws.run(
        login ->
            OwnAccount.send(
                login,
                System.getenv(),
                (sender, id, region) -> send(sender, addresses, id, region, console)));
  }

  /// Sends the sample to each receiver, and goes on where one refuses it.
  private int send(
      AlertSender sender,
      ReceiverOptions.Addresses addresses,
      String account,
      String region,
      Console console) {
    Alert sample = SampleAlert.of("lg-test-" + UUID.randomUUID(), account, region);
    int exit = ExitCode.CLEAN;
    for (Receiver receiver : to) {
      try {
        sent(receiver, send(sender, receiver, address(receiver, addresses), sample), console);
      } catch (CallFailedException e) {
        refused(receiver, e.failure().sentence(), console);
        exit = ExitCode.FINDINGS;
      } catch (SlackRefusedException | IllegalStateException e) { // or a secret without text
        refused(receiver, String.valueOf(e.getMessage()), console);
        exit = ExitCode.FINDINGS;
      }
    }
    return exit;
  }

  private static Receipt send(AlertSender sender, Receiver receiver, String address, Alert sample) {
    return switch (receiver) {
      case SNS -> sender.toTopic(address, sample);
      case AMAZONQ -> sender.toChatTopic(address, sample);
      case SLACK -> sender.toSlack(address, sample);
      case EVENTBRIDGE -> sender.toEventBus(sample);
    };
  }

  private static String address(Receiver receiver, ReceiverOptions.Addresses addresses) {
    return switch (receiver) {
      case SNS -> addresses.topic();
      case AMAZONQ -> addresses.chatTopic();
      case SLACK -> addresses.secret();
      case EVENTBRIDGE -> "";
    };
  }

  private static void sent(Receiver receiver, Receipt receipt, Console console) {
    if (console.json()) {
      console.jsonLine(
          JsonWriter.object(
              out ->
                  out.text("type", "notified")
                      .text("to", receiver.text)
                      .bool("sent", true)
                      .number("status", receipt.status())
                      .text("id", Optional.of(receipt.id()).filter(id -> !id.isEmpty()))));
    } else {
      console.line(
          receiver.text
              + ": sent, HTTP "
              + receipt.status()
              + (receipt.id().isEmpty() ? "" : ", id " + Console.safe(receipt.id())));
    }
  }

  private static void refused(Receiver receiver, String reason, Console console) {
    if (console.json()) {
      console.jsonLine(
          JsonWriter.object(
              out ->
                  out.text("type", "notified")
                      .text("to", receiver.text)
                      .bool("sent", false)
                      .text("reason", reason)));
    } else {
      console.line(receiver.text + ": refused. " + Console.safe(reason));
    }
  }
}
