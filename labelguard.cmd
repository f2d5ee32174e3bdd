@echo off
rem Runs the Labelguard command line on Windows: finds a JDK 25 and starts it. A release has the jars beside this file; in a
rem clone it builds first when there is no build yet. After you changed sources, delete functions\cli\target\fast: this launcher does not look at their times.
setlocal
set "LG_HOME=%~dp0"
if "%LG_HOME:~-1%"=="\" set "LG_HOME=%LG_HOME:~0,-1%"
set "LG_JAR=%LG_HOME%\functions\cli\target\fast\labelguard-cli.jar"
set "LG_STAMP=%LG_HOME%\functions\cli\target\fast\.built"

set "LG_JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%ProgramFiles%\Zulu\zulu-25*" "%ProgramFiles%\Amazon Corretto\jdk25*" "%USERPROFILE%\.jdks\*25*") do if not defined LG_JDK call :try "%%~d"
if not defined LG_JDK (
  echo labelguard: no JDK 25 found. Install one, for example Eclipse Temurin 25 ^(https://adoptium.net^), or point JAVA_HOME at it.>&2
  exit /b 2
)

if exist "%LG_HOME%\labelguard-cli.jar" (
  set "LG_JAR=%LG_HOME%\labelguard-cli.jar"
  goto run
)
if exist "%LG_STAMP%" if exist "%LG_JAR%" goto run
echo labelguard: building ^(the first time Maven also downloads what it needs^) ...>&2
set "JAVA_HOME=%LG_JDK%"
pushd "%LG_HOME%"
call mvnw.cmd -B -q -Dfast -Dmaven.test.skip=true -Dlambda.shade.skip=true -pl functions/cli -am package 1>&2
set "LG_BUILD=%ERRORLEVEL%"
popd
if not "%LG_BUILD%"=="0" (
  echo labelguard: the build failed; its output is above>&2
  exit /b 2
)
type nul >"%LG_STAMP%"

:run
set "LG_COMPILERS=-XX:TieredStopAtLevel=1"
if "%~1"=="manifest" set "LG_COMPILERS=-XX:+TieredCompilation"
"%LG_JDK%\bin\java" %LG_COMPILERS% -XX:+UseSerialGC -Xshare:auto "-Dlabelguard.home=%LG_HOME%" -jar "%LG_JAR%" %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\javac.exe" exit /b 0
findstr /r /c:"^JAVA_VERSION=.25[.+]" /c:"^JAVA_VERSION=.25.$" "%~1\release" >nul 2>&1 && set "LG_JDK=%~1"
exit /b 0
