import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Copies the jar of the functions, and leaves out of the clients of the AWS SDK the operations
/// that nothing in the jar calls. The build runs it; see docs/adr/0019.
///
/// Before Java runs a method of a class it verifies them all, and loads the request of each
/// operation for that: SageMaker's client has 379, Labelguard calls eight. A method that
/// stays is left as it was, byte for byte. An operation that is left out throws
/// `UnsupportedOperationException`, because the interface of each client does.
///
/// usage: `java CalledOperations.java SHADED.jar RESULT.jar`
final class CalledOperations {

  private static final String SERVICES = "software/amazon/awssdk/services/";
  private static final String CLASS = ".class";

  /// A client as its callers know it: an interface, or a class behind it.
  private static final Pattern CLIENT = Pattern.compile(SERVICES + "(\\w+)/(?:\\w+/)*(\\w+Client)");

  /// The class that makes the calls.
  private static final Pattern IMPLEMENTATION =
      Pattern.compile(SERVICES + "(\\w+)/(Default\\w+Client)\\.class");

  /// Classes of the SDK that only pass on what a caller asked for.
  private static final Pattern PASSES_ON =
      Pattern.compile(SERVICES + "\\w+/(?:\\w+Client|(?:waiters|paginators)/.*)\\.class");

  private static final Pattern INTERFACE =
      Pattern.compile(SERVICES + "(\\w+)/((?!Default|Delegating)\\w+Client)\\.class");

  /// What calls an operation again and again. A client that is asked for pages makes the one for
  /// them, and has an operation of the same name.
  private static final Pattern HELPER = Pattern.compile(SERVICES + "\\w+/(?:waiters|paginators)/");

  private static final Set<String> MAKES = Set.of("<init>", "builder", "create");

  /// A method that takes the request of an operation.
  private static final Pattern TAKES_REQUEST =
      Pattern.compile("\\(L" + SERVICES + "\\w+/model/\\w+Request;.*");

  private static final String CHANGES = "META-INF/changes-to-the-aws-sdk.txt";

  private CalledOperations() {}

  /// The clients of a service that have the same methods.
  private record Kind(String service, boolean isAsynchronous) {
    static Kind of(Matcher client) {
      return new Kind(client.group(1), client.group(2).contains("Async"));
    }
  }

  /// The name and the types of a method, which no other method of its class has together.
  private record Signature(String name, String types) {
    static Signature of(MethodModel method) {
      return new Signature(method.methodName().stringValue(), method.methodType().stringValue());
    }
  }

  /// @param args the jar to read and the jar to write
  public static void main(String[] args) throws IOException {
    Path result = Path.of(args[1]);
    Path unfinished = result.resolveSibling(result.getFileName() + ".part");
    try (JarFile shaded = new JarFile(args[0]);
        OutputStream out = Files.newOutputStream(unfinished)) {
      copy(shaded, called(shaded), out);
    }
    Files.move(unfinished, result, StandardCopyOption.REPLACE_EXISTING);
  }

  /// The methods of clients that are called.
  private static Map<Kind, Set<String>> called(JarFile jar) throws IOException {
    Map<Kind, Set<String>> called = new HashMap<>();
    Map<Kind, ClassModel> interfaces = new HashMap<>();
    for (JarEntry entry : entries(jar)) {
      Matcher client = INTERFACE.matcher(entry.getName());
      if (client.matches()) {
        interfaces.put(Kind.of(client), ClassFile.of().parse(read(jar, entry)));
      } else if (mayCall(entry.getName())) {
        addCalls(ClassFile.of().parse(read(jar, entry)), called);
      }
    }
    called.forEach((kind, methods) -> addInherited(interfaces.get(kind), methods));
    return called;
  }

  private static void addCalls(ClassModel caller, Map<Kind, Set<String>> called) {
    for (PoolEntry constant : caller.constantPool()) {
      if (constant instanceof MemberRefEntry member) {
        String owner = member.owner().asInternalName();
        String name = member.name().stringValue();
        Matcher client = CLIENT.matcher(owner);
        boolean isClient = client.matches();
        if (isClient && name.equals("waiter")
            || HELPER.matcher(owner).lookingAt() && MAKES.contains(name)) {
          throw new IllegalStateException(
              caller.thisClass().asInternalName()
                  + " uses a waiter, or makes a list of pages. These call operations that this"
                  + " program does not see. Poll, and ask the client for pages.");
        }
        if (isClient) {
          called
              .computeIfAbsent(Kind.of(client), _ -> new HashSet<>())
              .add(name.replaceFirst("Paginator$", ""));
        }
      }
    }
  }

  /// Some methods of an interface call others of it: getObjectAsBytes calls getObject.
  private static void addInherited(ClassModel client, Set<String> called) {
    Deque<String> next = new ArrayDeque<>(called);
    while (!next.isEmpty()) {
      String name = next.remove();
      for (MethodModel method : client.methods()) {
        if (method.methodName().equalsString(name)) {
          used(client, method).map(Signature::name).filter(called::add).forEach(next::add);
        }
      }
    }
  }

  private static boolean mayCall(String name) {
    return name.endsWith(CLASS)
        && (name.startsWith("io/labelguard/")
            || name.startsWith(SERVICES) && !PASSES_ON.matcher(name).matches());
  }

  private static void copy(JarFile jar, Map<Kind, Set<String>> called, OutputStream out)
      throws IOException {
    Map<String, Integer> leftOut = new TreeMap<>();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (JarEntry entry : entries(jar)) {
        byte[] bytes = read(jar, entry);
        Matcher client = IMPLEMENTATION.matcher(entry.getName());
        if (client.matches()) {
          ClassModel whole = ClassFile.of().parse(bytes);
          Predicate<MethodModel> isUncalled =
              isUncalled(called.getOrDefault(Kind.of(client), Set.of()));
          leftOut.put(entry.getName(), (int) whole.methods().stream().filter(isUncalled).count());
          bytes = without(isUncalled, whole);
        }
        write(zip, entry, entry.getName(), bytes);
      }
      write(zip, jar.getEntry(JarFile.MANIFEST_NAME), CHANGES, changes(leftOut));
    }
  }

  private static Predicate<MethodModel> isUncalled(Set<String> called) {
    return method ->
        !method.flags().has(AccessFlag.STATIC)
            && TAKES_REQUEST.matcher(method.methodType().stringValue()).matches()
            && !called.contains(method.methodName().stringValue());
  }

  /// Leaves out operations, and the lambda expressions that only they have.
  private static byte[] without(Predicate<MethodModel> isUncalled, ClassModel whole) {
    Map<Signature, Set<Signature>> uses = new HashMap<>();
    Deque<Signature> next = new ArrayDeque<>();
    for (MethodModel method : whole.methods()) {
      uses.put(Signature.of(method), used(whole, method).collect(toSet()));
      if (!isUncalled.test(method) && !method.methodName().stringValue().startsWith("lambda$")) {
        next.add(Signature.of(method));
      }
    }
    Set<Signature> kept = new HashSet<>();
    while (!next.isEmpty()) {
      Signature method = next.remove();
      if (kept.add(method)) {
        next.addAll(uses.getOrDefault(method, Set.of()));
      }
    }
    return ClassFile.of()
        .transformClass(
            whole,
            ClassTransform.dropping(
                element ->
                    element instanceof MethodModel method && !kept.contains(Signature.of(method))));
  }

  /// The methods of a class that one of them calls or makes a lambda expression of.
  private static Stream<Signature> used(ClassModel whole, MethodModel method) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .flatMap(element -> used(whole, element));
  }

  private static Stream<Signature> used(ClassModel whole, CodeElement element) {
    return switch (element) {
      case InvokeInstruction call when call.owner().equals(whole.thisClass()) ->
          Stream.of(new Signature(call.name().stringValue(), call.type().stringValue()));
      case InvokeDynamicInstruction lambda ->
          lambda.bootstrapArgs().stream()
              .filter(DirectMethodHandleDesc.class::isInstance)
              .map(DirectMethodHandleDesc.class::cast)
              .map(handle -> new Signature(handle.methodName(), handle.lookupDescriptor()));
      default -> Stream.empty();
    };
  }

  /// The license of the SDK asks that changed files say that they were changed.
  private static byte[] changes(Map<String, Integer> leftOut) {
    StringBuilder text =
        new StringBuilder("Labelguard's build changed these classes of the AWS SDK for Java.\n")
            .append("It left out the operations that Labelguard does not call:\n");
    leftOut.forEach((name, count) -> text.append(name).append(": ").append(count).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Iterable<JarEntry> entries(JarFile jar) {
    return jar.stream()::iterator;
  }

  private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  /// Writes an entry with the time of another, so that two builds give the same bytes.
  private static void write(ZipOutputStream zip, ZipEntry dated, String name, byte[] bytes)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(dated.getTimeLocal());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
