package io.labelguard.tests.permissions;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The calls to AWS that the compiled adapters can make, without those to the state table.
///
/// A call through a client of the SDK is a method of that client. One that is signed by hand is a
/// text that names an operation, in a class of which it is known whose operations it names.
final class AdapterCalls {

  private static final String PACKAGE = "io.labelguard.aws";
  private static final String PATH = PACKAGE.replace('.', '/') + "/";
  private static final Pattern CLIENT =
      Pattern.compile("software/amazon/awssdk/services/(\\w+)/\\w+Client");
  private static final Set<String> NO_OPERATION =
      Set.of("builder", "close", "create", "serviceClientConfiguration");
  private static final Pattern OPERATION =
      Pattern.compile(
          "(?:[\\w.]+\\.)?((?:Describe|Get|List|Lookup|Put|Simulate|Start)(?:[A-Z][a-z]+)+?)"
              + "(?:Result|Response)?");
  private static final String SIGNED_CALLS = "signed/SignedCalls";

  /// The services of calls that are signed by hand, by what a class's name begins with.
  private static final Map<String, String> SIGNED =
      Map.ofEntries(
          Map.entry("alert/EventBusAlerts", "events"),
          Map.entry("ec2/", "ec2"),
          Map.entry("function/", "lambda"),
          Map.entry("iam/", "iam"),
          Map.entry("kms/", "kms"),
          Map.entry("log/", "logs"),
          Map.entry("organizations/", "organizations"),
          Map.entry("parameter/", "ssm"),
          Map.entry("redrive/AwsReceivers", "states"),
          Map.entry("s3/S3ControlTags", "s3"),
          Map.entry("tagging/", "tagging"),
          Map.entry("trail/EventHistory", "cloudtrail"));

  private AdapterCalls() {}

  /// Returns the calls of each class that makes some, as the local AWS counts them, such as `s3
  /// GetBucketPolicy`; by the class without the package of all adapters.
  static SortedMap<String, SortedSet<String>> byClass() {
    SortedMap<String, SortedSet<String>> calls = new TreeMap<>();
    for (ClassModel adapter : adapters()) {
      String name = nameOf(adapter.thisClass());
      requireService(name, adapter);
      SortedSet<String> made =
          pool(adapter)
              .flatMap(entry -> call(name, entry).stream())
              .collect(toCollection(TreeSet::new));
      if (!made.isEmpty()) {
        calls.computeIfAbsent(name.replaceFirst("\\$.*", ""), _ -> new TreeSet<>()).addAll(made);
      }
    }
    return calls;
  }

  /// What signs calls by hand must have a service, or its calls would be missed.
  private static void requireService(String adapter, ClassModel model) {
    boolean signs =
        pool(model)
            .anyMatch(
                entry ->
                    entry instanceof MemberRefEntry member
                        && nameOf(member.owner()).equals(SIGNED_CALLS)
                        && !member.name().equalsString("<init>"));
    if (signs
        && !adapter.equals(SIGNED_CALLS)
        && SIGNED.keySet().stream().noneMatch(adapter::startsWith)) {
      throw new AssertionError(adapter + " signs calls of a service that is not known here");
    }
  }

  private static Stream<PoolEntry> pool(ClassModel model) {
    return StreamSupport.stream(model.constantPool().spliterator(), false);
  }

  /// The name of a class without the package of all adapters; of another class, the whole name.
  private static String nameOf(ClassEntry type) {
    String name = type.asInternalName();
    return name.startsWith(PATH) ? name.substring(PATH.length()) : name;
  }

  private static Optional<String> call(String adapter, PoolEntry entry) {
    return switch (entry) {
      case MemberRefEntry member -> ofClient(member);
      case StringEntry text -> signed(adapter, text.stringValue());
      default -> Optional.empty();
    };
  }

  private static Optional<String> ofClient(MemberRefEntry member) {
    Matcher client = CLIENT.matcher(member.owner().asInternalName());
    String method = member.name().stringValue();
    if (!client.matches() || client.group(1).equals("dynamodb") || NO_OPERATION.contains(method)) {
      return Optional.empty();
    }
    String operation = Character.toUpperCase(method.charAt(0)) + method.substring(1);
    return Optional.of(client.group(1) + " " + operation.replaceFirst("Paginator$", ""));
  }

  private static Optional<String> signed(String adapter, String text) {
    Matcher operation = OPERATION.matcher(text);
    return SIGNED.entrySet().stream()
        .filter(service -> adapter.startsWith(service.getKey()) && operation.matches())
        .map(service -> service.getValue() + " " + operation.group(1))
        .findFirst();
  }

  private static List<ClassModel> adapters() {
    return new ClassFileImporter()
        .importPackages(PACKAGE).stream()
            .map(each -> parsed(each.getName().replace('.', '/') + ".class"))
            .toList();
  }

  private static ClassModel parsed(String resource) {
    try (InputStream in = AdapterCalls.class.getClassLoader().getResourceAsStream(resource)) {
      return ClassFile.of().parse(Objects.requireNonNull(in, resource).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
