#include "app/window/aboutbox.h"

#include "app/window/actions.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace Promontory {

namespace {

QDialog *dialogOf(QWidget *window, const QString &title, QWidget *content, const QSize &size)
{
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(content);
    layout->addWidget(buttons);
    dialog->resize(size);
    return dialog;
}

/// Keys that are no actions: what the mouse and the keyboard do in a chart.
QList<std::pair<QString, QString>> chartKeys()
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Promontory::AboutBox", text); };
    return {
        {tr("Zoom into a span of time"), tr("Drag in a chart")},
        {tr("Twice the range"), tr("Double click in a chart")},
        {tr("Pan in time"), tr("Drag the time axis")},
        {tr("Pin the tooltip"), tr("Click in a chart")},
        {tr("Show one series alone"), tr("Click in the legend")},
        {tr("Show or hide one series"), tr("Ctrl+click in the legend")},
        {tr("Move the crosshair by samples"), tr("Left, Right in a chart")},
        {tr("Move a panel"), tr("Drag its header, Ctrl+arrows on it")},
        {tr("Resize a panel"), tr("Drag its corner, Ctrl+Shift+arrows on it")},
        {tr("Move a row with its panels"), tr("Drag its title, Ctrl+Up, Ctrl+Down on it")},
    };
}

} // namespace

void showShortcuts(const Actions &actions, QWidget *window)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Promontory::AboutBox", text); };
    QList<std::pair<QString, QString>> rows;
    for (const QAction *action : actions.all()) {
        const QString keys = QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
        if (!keys.isEmpty())
            rows.append({action->text().remove(QLatin1Char('&')), keys});
    }
    std::sort(rows.begin(), rows.end());
    rows.append(chartKeys());
    auto *table = new QTableWidget(int(rows.size()), 2);
    table->setHorizontalHeaderLabels({tr("What"), tr("Keys")});
    table->verticalHeader()->hide();
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    for (int row = 0; row < rows.size(); ++row) {
        table->setItem(row, 0, new QTableWidgetItem(rows.at(row).first));
        table->setItem(row, 1, new QTableWidgetItem(rows.at(row).second));
    }
    dialogOf(window, tr("Keyboard shortcuts"), table, {560, 640})->show();
}

void showAbout(QWidget *window)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Promontory::AboutBox", text); };
    auto *label = new QLabel(tr("Promontory %1\n\nLive dashboards for Prometheus and its relatives.\n\nFree software "
                                "under the GNU General Public License, version 3 or later.")
                                 .arg(QStringLiteral(PROMONTORY_VERSION)));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    dialogOf(window, tr("About Promontory"), label, {420, 200})->show();
}

} // namespace Promontory
