@echo off
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED "-Dgroundwork.home=%HOME_DIR%" -cp "%HOME_DIR%\lib\*" groundwork.cli.Groundwork %*
