/*
 * Sorting and searching in the page's tables. The page is whole without it: the buttons and fields
 * are made by the script itself; they are spans, since Chromium prints no buttons in the heads that
 * it repeats on paper. It knows no word of its own; labels come in data-attributes.
 */
#include "report/sections.h"

static const char script[] =
    "(function(){'use strict';\n"
    "var words=document.querySelector('main').dataset;\n"
    "function value(row,i){var c=row.cells[i],d=c&&c.querySelector('data,time');\n"
    " if(!c)return '';\n"
    " if(d)return d.tagName==='DATA'?Number(d.value):d.dateTime;\n"
    " var t=c.textContent.trim();\n"
    " return c.classList.contains('figure')?(t===''||t==='\\u2013'?-Infinity:Number(t)):t;}\n"
    "function compare(a,b){return typeof a==='number'&&typeof b==='number'?a-b:\n"
    " String(a).localeCompare(String(b),document.documentElement.lang,{numeric:true});}\n"
    "function sort(table,th,i){var up=th.getAttribute('aria-sort')!=='ascending';\n"
    " table.querySelectorAll('th[aria-sort]').forEach(function(o){\n"
    "  o.removeAttribute('aria-sort');});\n"
    " th.setAttribute('aria-sort',up?'ascending':'descending');\n"
    " var body=table.tBodies[0],rows=Array.from(body.rows),last=rows.filter(function(r){\n"
    "  return r.className==='sum';});\n"
    " rows=rows.filter(function(r){return r.className!=='sum';}).map(function(r){\n"
    "  return [value(r,i),r];});\n"
    " rows.sort(function(a,b){return up?compare(a[0],b[0]):compare(b[0],a[0]);});\n"
    " rows.forEach(function(r){body.appendChild(r[1]);});\n"
    " last.forEach(function(r){body.appendChild(r);});}\n"
    "function search(table,text){var wanted=text.toLowerCase();\n"
    " Array.from(table.tBodies[0].rows).forEach(function(r){\n"
    "  r.hidden=wanted!==''&&r.textContent.toLowerCase().indexOf(wanted)<0;});}\n"
    "document.querySelectorAll('table').forEach(function(table){\n"
    " var n=table.tBodies[0].rows.length;\n"
    " if(n<2||!table.tHead)return;\n"
    " Array.from(table.tHead.rows[0].cells).forEach(function(th,i){\n"
    "  var button=document.createElement('span');button.tabIndex=0;\n"
    "  button.setAttribute('role','button');\n"
    "  button.textContent=th.textContent;button.title=words.sort;\n"
    "  th.textContent='';th.appendChild(button);\n"
    "  button.addEventListener('click',function(){sort(table,th,i);});\n"
    "  button.addEventListener('keydown',function(e){\n"
    "   if(e.key==='Enter'||e.key===' '){e.preventDefault();sort(table,th,i);}});});\n"
    " if(n<12)return;\n"
    " var label=document.createElement('label'),field=document.createElement('input');\n"
    " label.className='search';label.textContent=words.search;\n"
    " field.type='search';label.appendChild(field);\n"
    " field.addEventListener('input',function(){search(table,field.value);});\n"
    " table.parentNode.parentNode.insertBefore(label,table.parentNode);});\n"
    "})();\n";

const char *page_script_peek(void)
{
    return script;
}
