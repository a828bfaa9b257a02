-- The code of a page is what a reader would write. Cells that only test, and those too long to read on the way, are folded.
local long = 18   -- lines

local function tests(code)
  for line in ('\n' .. code):gmatch('\n([^\n]*)') do
    if line:match('^assert') or line:match('^test_[%w_]+%(') or line:match('^[%w_.]*%.assert_[%w_]+%(') then return true end
  end
  return false
end

local function lines(code) return select(2, code:gsub('\n', '')) + 1 end

-- how a block of code is folded, if it is; `shows` is whether the cell has an output
local function fold(block, shows)
  local summary = not shows and tests(block.text) and 'Test' or lines(block.text) > long and 'Code'
  if summary and not block.attributes['code-fold'] then
    block.attributes['code-fold'] = 'true'
    block.attributes['code-summary'] = string.format('%s, %d line%s', summary, lines(block.text), lines(block.text) > 1 and 's' or '')
  end
  return block
end

-- what a library warned of while the pages were made is nothing that a chapter says
local function is_warning(div)
  return div.classes:includes('cell-output-stderr') and pandoc.utils.stringify(div):find('%S+%.py:%d+: %w+Warning')
end

function Div(cell)
  if is_warning(cell) then return {} end
  if not cell.classes:includes('cell') then return end
  local shows = false   -- an output
  cell:walk { Div = function(div) shows = shows or div.classes:includes('cell-output') end }
  return cell:walk { CodeBlock = function(block) if block.classes:includes('cell-code') then return fold(block, shows) end end }
end

-- in a table a name stays in one piece, a command may be wrapped; the reference writes code as HTML
local function name_raw(words)
  local open   -- the tag, while only a name has come since
  for _, word in ipairs(words) do
    if word.tag == 'RawInline' and word.text == '<code>' then open = word
    elseif word.tag == 'RawInline' and word.text == '</code>' and open then
      open.text, open = '<code class="name">', nil
    elseif word.tag == 'Space' or word.tag == 'SoftBreak' then open = nil end
  end
  return words
end

-- numbers stand at the right of their column; words, whatever pandas thinks, at the left, where they may be wrapped
local function align_words(cells)
  for i = 1, #cells.colspecs do
    local words, numbers = 0, 0
    for _, body in ipairs(cells.bodies) do
      for _, row in ipairs(body.body) do
        local text = row.cells[i] and pandoc.utils.stringify(row.cells[i].contents) or ''
        if text:find('%d') then numbers = numbers + 1 elseif text:find('%a') then words = words + 1 end
      end
    end
    if words > numbers then cells.colspecs[i][1] = 'AlignDefault' end
  end
end

function Table(cells)
  align_words(cells)
  return cells:walk {
    Inlines = name_raw,
    Code = function(code)
      if not code.text:find(' ', 1, true) then code.classes:insert('name') end
      return code
    end,
  }
end

-- nor is a short name split elsewhere: a telephone has room for it in a line; nor an option of a command
function Code(code)
  if #code.text <= 24 and not code.text:find(' ', 1, true) then code.classes:insert('name') end
  if #code.classes > 0 or not code.text:find('%-%-%l') then return code end
  local text = code.text:gsub('[&<>]', {['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;'})
  return pandoc.RawInline('html', '<code>' .. text:gsub('%-%-%l[%w-]*', '<span class="option">%0</span>') .. '</code>')
end
