@echo off
rem Second Opinion on Windows. Without words it opens in your browser; with words it is the command line:
rem
rem   second-opinion packet FOLDER --out packet.pdf
rem
rem The first start makes its own environment in .venv from requirements.lock; later starts need no network.
setlocal
set "root=%~dp0"
set "root=%root:~0,-1%"
set "folder=%root%\.venv"
set "python=%SECOND_OPINION_PYTHON%"
if defined python goto run
set "python=%folder%\Scripts\python.exe"
set "PYTHONHOME="

if not exist "%python%" goto prepare
fc /b "%root%\requirements.lock" "%folder%\ready-Windows-%PROCESSOR_ARCHITECTURE%" >nul 2>&1 && goto run

:prepare
set "found="
for %%v in (3.13 3.12 3.11 3.14) do if not defined found py -%%v -c "import venv, ensurepip" >nul 2>&1 && set "found=py -%%v"
if not defined found python -c "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))" >nul 2>&1 && set "found=python"
if not defined found (
    echo Second Opinion could not start: it needs Python 3.11 or newer. 1>&2
    echo Install Python from python.org, then start it again. 1>&2
    exit /b 1
)
%found% -E -s "%root%\setup\environment.py" "%folder%" "%root%\requirements.lock" || exit /b 1

:run
rem A folder of downloads may hold a file named like a part of Python: never import from where the person stands.
set "PYTHONPATH=%root%\src"
set "PYTHONSAFEPATH=1"
set "PYTHONUTF8=1"
"%python%" -m second_opinion.start %*
