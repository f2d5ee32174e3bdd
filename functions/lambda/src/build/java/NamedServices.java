import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.PseudoInstruction;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Leaves out of the SDK's list of services those whose names nothing in the jar has.
///
/// The list has an object of a class of its own for each of the more than 300 services of AWS, with
/// its addresses in all Regions. Every client asks it for one, and so Java loads them all. A
/// service that is left out would get the address that most have, `SERVICE.REGION.amazonaws.com`.
final class NamedServices implements SdkChange {

  private static final String LIST = SDK + "regions/GeneratedServiceMetadataProvider.class";
  private static final String REGIONS = SDK + "regions/";

  private final Set<String> named = new HashSet<>();
  private int leftOut;

  @Override
  public void look(String name, ClassModel seen) {
    if (!name.startsWith(REGIONS)) {
      for (PoolEntry constant : seen.constantPool()) {
        if (constant instanceof StringEntry string) {
          named.add(string.stringValue());
        }
      }
    }
  }

  @Override
  public List<Written> change(String name, ClassModel whole) {
    if (!name.equals(LIST)) {
      return List.of();
    }
    ClassTransform withoutUnnamed =
        ClassTransform.transformingMethodBodies(
            method -> method.methodName().equalsString("<clinit>"), new WithoutUnnamed());
    return List.of(new Written(name, ClassFile.of().transformClass(whole, withoutUnnamed)));
  }

  @Override
  public String account() {
    return "\nIt left out the services that nothing names:\n" + LIST + ": " + leftOut + "\n";
  }

  /// The list is made in one expression: for each service its name, a new object and a call of
  /// `put`, with the list so far before and after it.
  private final class WithoutUnnamed implements CodeTransform {

    private final List<CodeElement> service = new ArrayList<>();
    private boolean isNamed;

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof ConstantInstruction constant
          && constant.constantValue() instanceof String string) {
        atEnd(code);
        isNamed = named.contains(string);
        service.add(element);
      } else if (service.isEmpty() || element instanceof PseudoInstruction) {
        code.with(element);
      } else {
        service.add(element);
        if (element instanceof InvokeInstruction call && call.name().equalsString("put")) {
          if (isNamed) {
            service.forEach(code::with);
          } else {
            leftOut++;
          }
          service.clear();
        }
      }
    }

    @Override
    public void atEnd(CodeBuilder code) {
      if (!service.isEmpty()) {
        throw new IllegalStateException(LIST + " is not made as this program expects: " + service);
      }
    }
  }
}
