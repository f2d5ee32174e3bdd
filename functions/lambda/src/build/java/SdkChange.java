import java.lang.classfile.ClassModel;
import java.util.List;

/// A way in which the build makes the classes of the AWS SDK that go into the jar of the functions
/// fewer or smaller. It looks at each class of the jar first, and changes some of them then.
interface SdkChange {

  /// An entry of the jar.
  record Written(String name, byte[] bytes) {}

  String SDK = "software/amazon/awssdk/";
  String SERVICES = SDK + "services/";

  /// Looks at a class of the jar, before any is changed. Some changes need to know none.
  ///
  /// @param name of its entry, such as `io/labelguard/lambda/BucketPolicyHandler.class`
  default void look(String name, ClassModel seen) {}

  /// What is written in the place of a class.
  ///
  /// @return the class and those that it needs now; nothing if the class stays as it is
  List<Written> change(String name, ClassModel whole);

  /// What was changed, for the people who read the jar. The license of the SDK asks that changed
  /// files say so.
  String account();
}
