import static java.util.stream.Collectors.toSet;

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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Leaves out of the clients of the AWS SDK the operations that nothing in the jar calls.
///
/// Before Java runs a method of a class it verifies them all, and loads the request of each
/// operation for that: SageMaker's client has 379, Labelguard calls eight. A method that
/// stays is left as it was, byte for byte. An operation that is left out throws
/// `UnsupportedOperationException`, because the interface of each client does.
final class CalledOperations implements SdkChange {

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

  private final Map<Kind, ClassModel> interfaces = new HashMap<>();
  private final Map<Kind, Set<String>> called = new HashMap<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();

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

  @Override
  public void look(String name, ClassModel seen) {
    Matcher client = INTERFACE.matcher(name);
    if (client.matches()) {
      interfaces.put(Kind.of(client), seen);
    } else if (mayCall(name)) {
      addCalls(seen);
    }
  }

  @Override
  public List<Written> change(String name, ClassModel whole) {
    Matcher client = IMPLEMENTATION.matcher(name);
    if (!client.matches()) {
      return List.of();
    }
    Predicate<MethodModel> isUncalled = isUncalled(calledOf(Kind.of(client)));
    leftOut.put(name, (int) whole.methods().stream().filter(isUncalled).count());
    return List.of(new Written(name, without(isUncalled, whole)));
  }

  @Override
  public String account() {
    StringBuilder text =
        new StringBuilder("\nIt left out the operations that Labelguard does not call:\n");
    leftOut.forEach((name, count) -> text.append(name).append(": ").append(count).append('\n'));
    return text.toString();
  }

  private void addCalls(ClassModel caller) {
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

  /// The operations of a client that are called. Some methods of an interface call others of it:
  /// getObjectAsBytes calls getObject.
  private Set<String> calledOf(Kind kind) {
    Set<String> all = new HashSet<>(called.getOrDefault(kind, Set.of()));
    Deque<String> next = new ArrayDeque<>(all);
    while (!next.isEmpty()) {
      String name = next.remove();
      ClassModel client = interfaces.get(kind);
      for (MethodModel method : client.methods()) {
        if (method.methodName().equalsString(name)) {
          used(client, method).map(Signature::name).filter(all::add).forEach(next::add);
        }
      }
    }
    return all;
  }

  private static boolean mayCall(String name) {
    return name.startsWith("io/labelguard/")
        || name.startsWith(SERVICES) && !PASSES_ON.matcher(name).matches();
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
}
