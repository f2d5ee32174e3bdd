package io.labelguard.benchmarks.start;

import io.labelguard.tests.load.CallReport;
import io.labelguard.tests.load.CountedTable;
import io.labelguard.tests.load.LoadWorld;
import io.labelguard.tests.load.LoadedAccount;
import io.labelguard.tests.packaged.FunctionEnvironment;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.packaged.PackagedFunction;
import io.labelguard.tests.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Measures the start of the function that handles bucket policies beside a boto3 handler that
/// makes the same calls: in turns, each start in a process of its own and each event on a bucket of
/// its own.
public final class StartRun {

  private static final String FUNCTION = "BucketPolicyFunction";
  private static final String TABLE = "start";
  private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

  private static final int STARTS = 5;
  private static final int EVENTS = 5;

  private final LoadWorld world = new LoadWorld(20 * buckets(), buckets() + 1, buckets(), 1);
  private final Path folder;
  private final List<String> options;
  private int used;

  private StartRun(Path folder, List<String> options) {
    this.folder = folder;
    this.options = List.copyOf(options);
  }

  /// Runs the starts and prints a table.
  ///
  /// @param args the interpreter that has boto3, or `-` to leave the peer out; then options of Java
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("labelguard-start");
    LocalTable tables = new LocalTable(Template.read().properties("StateTable"), "not-used");
    StartRun run = new StartRun(folder, List.of(args).subList(1, args.length));
    try (CountedTable table = new CountedTable(tables, TABLE);
        LoadedAccount account = new LoadedAccount(run.world, table)) {
      account.sweep();
      FunctionEnvironment.putParameters(account.aws());
      CallReport report = account.handle(run.event(account));
      System.out.printf("calls: %s, to the table: %s%n", report.aws(), report.table());
      Optional<Start.Program> peer =
          Optional.of(args[0])
              .filter(python -> !python.equals("-"))
              .map(python -> boto3(Path.of(python), report, account, tables.endpoint()));
      run.measure(account, run.function(account, tables.endpoint()), peer);
    }
    tables.stop();
    delete(folder);
    // DynamoDB Local leaves threads behind.
    System.exit(0);
  }

  private static int buckets() {
    return 2 + STARTS * EVENTS + 2;
  }

  private void measure(LoadedAccount account, Start.Program ours, Optional<Start.Program> peer)
      throws Exception {
    List<Start> our = new ArrayList<>();
    List<Start> their = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      List<String> events = events(account);
      our.add(Start.measure(ours, events, folder));
      if (peer.isPresent()) {
        their.add(Start.measure(peer.get(), events, folder));
      }
    }
    Start mine = Start.median(our);
    System.out.println(
        "| handler | init | first event | warm event | first to warm | init and first | to boto3's"
            + " | RSS | classes |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    Optional<Start> theirs =
        Optional.of(their).filter(starts -> !starts.isEmpty()).map(Start::median);
    row("Labelguard", mine, theirs, String.valueOf(classes(account, ours)));
    theirs.ifPresent(start -> row("boto3, the same calls", start, Optional.empty(), ""));
  }

  private static void row(String name, Start start, Optional<Start> peer, String classes) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.0f ms | %,.0f ms | %,.0f ms | %.1f | %,.0f ms | %s | %,d MB | %s |%n",
        name,
        start.init(),
        start.first(),
        start.warm(),
        start.first() / start.warm(),
        start.cold(),
        peer.map(other -> String.format(Locale.ROOT, "%.1f", start.cold() / other.cold()))
            .orElse(""),
        start.resident() >> 20,
        classes);
  }

  /// Returns how many classes are loaded after the first event, in a start that is not timed.
  private long classes(LoadedAccount account, Start.Program ours) throws Exception {
    Path log = folder.resolve("classes.log");
    Map<String, String> environment = new HashMap<>(ours.environment());
    environment.merge(OPTIONS, "-Xlog:class+load:file=" + log, (one, two) -> one + " " + two);
    Start.measure(
        new Start.Program(ours.command(), ours.handler(), environment),
        List.of(event(account), event(account)),
        folder);
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(" source: ")).count();
    }
  }

  private List<String> events(LoadedAccount account) {
    return IntStream.range(0, EVENTS).mapToObj(_ -> event(account)).toList();
  }

  private String event(LoadedAccount account) {
    return account.tighten(world.crowdedBucket(used++)).replace("\n", " ");
  }

  private Start.Program function(LoadedAccount account, URI table) throws IOException {
    Map<String, String> environment =
        environment(FunctionEnvironment.of(FUNCTION, account.aws().endpoint(), table));
    if (!options.isEmpty()) {
      environment.put(OPTIONS, String.join(" ", options));
    }
    String handler = FunctionEnvironment.handler(FUNCTION);
    return new Start.Program(
        PackagedFunction.command(
            unpacked(folder.resolve("task")), handler, FunctionEnvironment.MEMORY),
        handler,
        environment);
  }

  /// Unpacks the jar, because Lambda does.
  private static Path unpacked(Path into) throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(PackagedFunction.jar());
        Stream<Path> files = Files.walk(jar.getPath("/"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, into.resolve(file.toString().substring(1)));
      }
    }
    return into;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Start.Program boto3(
      Path python, CallReport report, LoadedAccount account, URI table) {
    Map<String, String> environment =
        environment(FunctionEnvironment.of(FUNCTION, account.aws().endpoint(), table));
    StringBuilder calls = new StringBuilder();
    Map<String, Integer> all = new TreeMap<>(report.aws());
    report.table().forEach((operation, count) -> all.put("dynamodb " + operation, count));
    // Of the function alone: it reads its owner's lists at its first event.
    all.put("ssm GetParameters", 1);
    all.forEach(
        (name, count) ->
            calls.append(calls.isEmpty() ? "{" : ",").append("\"" + name + "\":" + count));
    environment.put("CALLS", calls + "}");
    environment.put("JOB", "cats-and-dogs-0000");
    environment.put("AWS_DEFAULT_REGION", LoadWorld.REGION);
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    Path peers = Path.of(System.getProperty("labelguard.root", ""), "tests/benchmarks/peers/boto3");
    return new Start.Program(
        List.of(python.toString(), peers.resolve("runtime.py").toAbsolutePath().toString()),
        "same_calls.handler",
        environment);
  }

  private static Map<String, String> environment(Map<String, String> given) {
    Map<String, String> environment = new HashMap<>(given);
    environment.put("LABELGUARD_TABLE", TABLE);
    return environment;
  }
}
