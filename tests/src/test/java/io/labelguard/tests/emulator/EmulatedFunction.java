package io.labelguard.tests.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labelguard.local.LocalAws;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import io.labelguard.tests.packaged.FunctionEnvironment;
import io.labelguard.tests.packaged.LocalNames;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.StackValues;
import io.labelguard.tests.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// One function under the emulator, in an account of its own: the demo's.
final class EmulatedFunction implements AutoCloseable {

  /// What the state table is called in the translation.
  private static final String TABLE = "StateTable";

  /// How many functions start or work at once: a start takes a processor for seconds, and its time
  /// counts towards the time-out.
  private static final Semaphore AT_WORK = new Semaphore(2);

  private static final Duration LOOKS = Duration.ofMillis(50);

  private static final String SECRET_KEY = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";
  private static final String SESSION_TOKEN = "FwoGZXIvYXdzEXAMPLETOKEN";

  private final String id;
  private final Map<String, String> variables;
  private final LocalAws aws;
  private final Emulator emulator;
  private final String table;
  private final LocalTable tables;

  /// What the function answered.
  record Answer(String text) {

    JsonNode json() throws IOException {
      return new JsonMapper().readTree(text);
    }

    /// The class of what the handler threw; empty where it returned.
    String error() throws IOException {
      return json().path("errorType").asText();
    }
  }

  private EmulatedFunction(
      String id,
      Map<String, String> variables,
      LocalAws aws,
      Emulator emulator,
      LocalTable tables,
      String table) {
    this.id = id;
    this.variables = Map.copyOf(variables);
    this.aws = aws;
    this.emulator = emulator;
    this.tables = tables;
    this.table = table;
  }

  /// Starts a function.
  ///
  /// @param parameters of the stack, where they differ from the defaults
  /// @param seconds the longest time-out
  /// @param tables gets a table of the function's own
  static EmulatedFunction start(
      String id, Map<String, String> parameters, int seconds, LocalTable tables, Path folder)
      throws IOException, InterruptedException {
    LocalAws aws = LocalAws.start(demo(), role(id), InstantSource.system());
    aws.state().putSecret(FunctionEnvironment.SECRET, aws.slackWebhook().toString());
    String table = folder.getFileName().toString();
    tables.create(Template.read().properties(TABLE), table);
    Map<String, String> all = new HashMap<>(parameters);
    all.put("SlackWebhookSecret", FunctionEnvironment.SECRET);
    FunctionEnvironment.putParameters(
        aws.state(), new StackValues(Template.read(), all, new LocalNames(aws.endpoint(), table)));
    TranslatedFunction function =
        TranslatedFunction.of(id, all, aws.endpoint(), tables.endpoint(), table)
            .endingAfter(seconds);
    Map<String, String> variables = new TreeMap<>(function.variables());
    variables.put("AWS_ACCESS_KEY_ID", aws.accessKeyOf(role(id)));
    variables.put("AWS_SECRET_ACCESS_KEY", SECRET_KEY);
    variables.put("AWS_SESSION_TOKEN", SESSION_TOKEN);
    Emulator emulator =
        Emulator.start(
            function.handler(), function.memory(), function.timeout(), variables, folder);
    return new EmulatedFunction(id, variables, aws, emulator, tables, table);
  }

  LocalAws aws() {
    return aws;
  }

  /// Returns another account like the function's at its start.
  LocalAws twin() throws IOException {
    return LocalAws.start(demo(), role(), InstantSource.system());
  }

  /// The function's environment.
  Map<String, String> variables() {
    return variables;
  }

  /// The ARN of the function's role.
  String role() {
    return role(id);
  }

  /// Where DynamoDB Local listens.
  URI tables() {
    return tables.endpoint();
  }

  /// The name of the state table.
  String table() {
    return table;
  }

  Answer invoke(String event) throws IOException, InterruptedException {
    AT_WORK.acquire();
    try {
      return new Answer(emulator.invoke(event));
    } finally {
      AT_WORK.release();
    }
  }

  /// Invokes it where a call is not answered. While it waits for that, others work.
  ///
  /// @param call the operation
  Answer invokeUnanswered(String call, String event)
      throws InterruptedException, ExecutionException {
    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> answer;
      AT_WORK.acquire();
      try {
        answer = thread.submit(() -> emulator.invoke(event));
        while (!answer.isDone() && !hasCalled(call)) {
          Thread.sleep(LOOKS);
        }
      } finally {
        AT_WORK.release();
      }
      return new Answer(answer.get());
    }
  }

  private boolean hasCalled(String operation) {
    return aws.takeCalls().keySet().stream().anyMatch(name -> name.endsWith(" " + operation));
  }

  /// Reads the log so far, and checks its form.
  FunctionLog log() throws IOException {
    return FunctionLog.read(
        emulator, List.of(aws.slackWebhook().getPath(), SECRET_KEY, SESSION_TOKEN));
  }

  /// Names the process that the function runs in.
  String process() {
    return emulator.process();
  }

  /// Sends SIGTERM, and returns whether all ended by it.
  boolean isEndedBySigterm() throws InterruptedException {
    return emulator.isEndedBySigterm();
  }

  @Override
  public void close() {
    emulator.close();
    aws.close();
  }

  /// The world of the demo, which `events/` belongs to.
  static World demo() throws IOException {
    return World.read(
        Repository.root().resolve("functions/cli/src/main/resources/demo/world.json"));
  }

  /// A file of `events/`.
  static String event(String file) throws IOException {
    return Files.readString(Repository.root().resolve("events").resolve(file));
  }

  private static String role(String id) {
    return "arn:aws:iam::111122223333:role/labelguard-"
        + id.replace("Function", "Role")
        + "-1A2B3C4D5E6F7";
  }
}
