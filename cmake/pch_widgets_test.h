#pragma once
#include "pch_widgets.h"
#include <QSignalSpy>
#include <QTest>
